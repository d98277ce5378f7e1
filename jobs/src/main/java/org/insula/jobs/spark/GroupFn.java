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
import org.insula.pipeline.importance.RegionTest;
import org.insula.pipeline.importance.SubjectShares;
import org.insula.pipeline.importance.Summary;

/** Summarises and tests one model and label over subjects; the order in which they arrive does not matter. */
final class GroupFn implements Function<Iterable<SubjectShares>, GroupMap> {
    private static final long serialVersionUID = 1L;

    private final ImportanceUnit counted;
    private final Broadcast<Map<MapKey, Summary>> cells;
    private final RegionTest test;

    /** Over the summaries of single frames that were made before. */
    GroupFn(ImportanceUnit counted, Broadcast<Map<MapKey, Summary>> cells, RegionTest test) {
        this.counted = counted;
        this.cells = cells;
        this.test = test;
    }

    @Override
    public GroupMap call(Iterable<SubjectShares> subjects) {
        List<SubjectShares> shares = new ArrayList<>();
        subjects.forEach(shares::add);
        return GroupImportance.of(
                counted, shares, cells.value().get(shares.get(0).key()), test);
    }
}
