package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.insula.jobs.unit.ExplainWork;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/** Explains the held-out samples of the networks of a partition: rows of {@link SaliencyRows}. */
final class ExplainFn implements FlatMapFunction<Iterator<NetworkUnit>, Row> {
    private static final long serialVersionUID = 1L;

    private final ExplainWork work;
    private final List<Fold> folds;
    private final ExecutorSamples samples;

    ExplainFn(ExplainWork work, List<Fold> folds, ExecutorSamples samples) {
        this.work = work;
        this.folds = folds;
        this.samples = samples;
    }

    @Override
    public Iterator<Row> call(Iterator<NetworkUnit> networks) {
        return new Flattened<>(new Mapped<>(networks, this::rows));
    }

    /** The rows of one network; only one batch of samples is in memory at a time. */
    private Iterator<Row> rows(NetworkUnit network) {
        TrainedModel model = work.model(network);
        SampleSet opened = samples.open();
        Iterator<int[]> batches = work.batches(folds.get(network.fold())).iterator();
        return new Flattened<>(new Mapped<>(
                batches,
                batch -> work.perform(network, model, opened, batch).stream()
                        .map(saliency -> SaliencyRows.toRow(saliency, network.name()))
                        .iterator()));
    }
}
