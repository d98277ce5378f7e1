package org.insula.jobs.spark;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.TaskOnRow;

/** Tells of each row of saliency how much of its highest falls on task-on frames; nothing of a sample without events. */
final class TaskOnFn implements FlatMapFunction<Iterator<SaliencyRow>, TaskOnRow> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<HashMap<String, boolean[]>> on;
    private final List<Double> topShares;

    /** With the task-on frames of each sample. */
    TaskOnFn(Broadcast<HashMap<String, boolean[]>> on, List<Double> topShares) {
        this.on = on;
        this.topShares = topShares;
    }

    @Override
    public Iterator<TaskOnRow> call(Iterator<SaliencyRow> rows) {
        return new Flattened<>(new Mapped<>(rows, this::ofRow));
    }

    private Iterator<TaskOnRow> ofRow(SaliencyRow row) {
        boolean[] frames = on.value().get(row.sample());
        return frames == null
                ? Collections.emptyIterator()
                : List.of(TaskOnRow.of(row, frames, topShares)).iterator();
    }
}
