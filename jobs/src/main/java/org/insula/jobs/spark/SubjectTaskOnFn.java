package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.insula.pipeline.importance.SubjectTaskOn;
import org.insula.pipeline.importance.TaskOnRow;

/** Averages the task-on shares of one model, label and subject; the order in which they arrive does not matter. */
final class SubjectTaskOnFn implements Function<Iterable<TaskOnRow>, SubjectTaskOn> {
    private static final long serialVersionUID = 1L;

    @Override
    public SubjectTaskOn call(Iterable<TaskOnRow> rows) {
        List<TaskOnRow> all = new ArrayList<>();
        rows.forEach(all::add);
        return SubjectTaskOn.of(all);
    }
}
