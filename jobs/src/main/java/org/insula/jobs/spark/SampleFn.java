package org.insula.jobs.spark;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.insula.jobs.unit.SampleWork;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.RunCut;

/** Cuts the runs of rows of {@link SeriesRows}, one after another; only where they are cut travels to the driver. */
final class SampleFn implements FlatMapFunction<Iterator<Row>, RunCut> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<SampleWork> work;

    SampleFn(Broadcast<SampleWork> work) {
        this.work = work;
    }

    @Override
    public Iterator<RunCut> call(Iterator<Row> rows) {
        return new Mapped<>(rows, row -> {
            LabelledRun run = SeriesRows.fromRow(row, work.value().regions());
            return work.value().cut(run);
        });
    }
}
