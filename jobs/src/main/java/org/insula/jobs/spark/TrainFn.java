package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.TrainWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.Workplace;
import org.insula.pipeline.sample.Fold;

/** Trains the networks of a partition, one after another; only outcomes travel back to the driver. */
final class TrainFn implements FlatMapFunction<Iterator<NetworkUnit>, UnitOutcome> {
    private static final long serialVersionUID = 1L;

    private final TrainWork work;
    private final List<Fold> folds;
    private final ExecutorSamples samples;

    TrainFn(TrainWork work, List<Fold> folds, ExecutorSamples samples) {
        this.work = work;
        this.folds = folds;
        this.samples = samples;
    }

    @Override
    public Iterator<UnitOutcome> call(Iterator<NetworkUnit> networks) {
        Workplace place = TaskThreads.setUp();
        return new Mapped<>(
                networks, network -> work.perform(network, samples.open(), folds.get(network.fold()), place));
    }
}
