package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.insula.jobs.unit.ControlUnit;
import org.insula.jobs.unit.ControlWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.Workplace;
import org.insula.pipeline.sample.Fold;

/** Trains the controls of a partition, one unit after another; only outcomes travel back to the driver. */
final class ControlFn implements FlatMapFunction<Iterator<ControlUnit>, UnitOutcome> {
    private static final long serialVersionUID = 1L;

    private final ControlWork work;
    private final List<Fold> folds;
    private final ExecutorSamples samples;

    ControlFn(ControlWork work, List<Fold> folds, ExecutorSamples samples) {
        this.work = work;
        this.folds = folds;
        this.samples = samples;
    }

    @Override
    public Iterator<UnitOutcome> call(Iterator<ControlUnit> units) {
        Workplace place = TaskThreads.setUp();
        return new Mapped<>(units, unit -> work.perform(unit, samples.open(), folds, place));
    }
}
