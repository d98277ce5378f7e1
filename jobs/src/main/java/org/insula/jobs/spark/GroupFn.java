package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.insula.pipeline.importance.GroupImportance;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SubjectSummary;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.statistics.BootstrapInterval;

/** Summarises one model and label over subjects; the order in which they arrive does not matter. */
final class GroupFn implements Function<Iterable<SubjectSummary>, GroupMap> {
    private static final long serialVersionUID = 1L;

    private final ImportanceUnit counted;
    private final Broadcast<Map<MapKey, Summary>> cells;
    private final BootstrapInterval interval;

    /** Over the summaries of single frames that were made before. */
    GroupFn(ImportanceUnit counted, Broadcast<Map<MapKey, Summary>> cells, BootstrapInterval interval) {
        this.counted = counted;
        this.cells = cells;
        this.interval = interval;
    }

    @Override
    public GroupMap call(Iterable<SubjectSummary> subjects) {
        List<SubjectSummary> list = new ArrayList<>();
        subjects.forEach(list::add);
        return GroupImportance.of(counted, list, cells.value().get(list.get(0).key()), interval);
    }
}
