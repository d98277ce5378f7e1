package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.insula.pipeline.importance.GroupTaskOn;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.SubjectTaskOn;
import org.insula.pipeline.statistics.BootstrapInterval;

/** Summarises the task-on shares of one model and label over subjects; their order does not matter. */
final class GroupTaskOnFn implements Function<Iterable<SubjectTaskOn>, GroupTaskOn> {
    private static final long serialVersionUID = 1L;

    private final ImportanceUnit counted;
    private final List<Double> topShares;
    private final BootstrapInterval interval;

    GroupTaskOnFn(ImportanceUnit counted, List<Double> topShares, BootstrapInterval interval) {
        this.counted = counted;
        this.topShares = topShares;
        this.interval = interval;
    }

    @Override
    public GroupTaskOn call(Iterable<SubjectTaskOn> subjects) {
        List<SubjectTaskOn> all = new ArrayList<>();
        subjects.forEach(all::add);
        return GroupTaskOn.of(counted, topShares, all, interval);
    }
}
