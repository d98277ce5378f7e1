package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.RetrainWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.Workplace;
import org.insula.pipeline.sample.Fold;

/** Trains networks of a partition anew, one unit after another; only outcomes travel back to the driver. */
final class RetrainFn implements FlatMapFunction<Iterator<ExplainUnit>, UnitOutcome> {
    private static final long serialVersionUID = 1L;

    private final RetrainWork work;
    private final List<Fold> folds;
    private final ExecutorSamples samples;

    RetrainFn(RetrainWork work, List<Fold> folds, ExecutorSamples samples) {
        this.work = work;
        this.folds = folds;
        this.samples = samples;
    }

    @Override
    public Iterator<UnitOutcome> call(Iterator<ExplainUnit> units) {
        Workplace place = TaskThreads.setUp();
        return new Mapped<>(
                units,
                unit -> work.perform(
                        unit, samples.open(), folds.get(unit.network().fold()), place));
    }
}
