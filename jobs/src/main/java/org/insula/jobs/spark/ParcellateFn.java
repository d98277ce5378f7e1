package org.insula.jobs.spark;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.insula.jobs.unit.ParcellateWork;
import org.insula.jobs.unit.ScannedRun;
import org.insula.jobs.unit.UnitOutcome;

/** Parcellates the runs of a partition, one after another; only outcomes travel back to the driver. */
final class ParcellateFn implements FlatMapFunction<Iterator<ScannedRun>, UnitOutcome> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<ParcellateWork> work;

    ParcellateFn(Broadcast<ParcellateWork> work) {
        this.work = work;
    }

    @Override
    public Iterator<UnitOutcome> call(Iterator<ScannedRun> runs) {
        ParcellateWork parcellation = work.value();
        return new Mapped<>(runs, parcellation::perform);
    }
}
