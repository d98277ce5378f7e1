package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.ExplainWork;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/** Explains held-out samples, one network and method of a partition after another: rows of {@link SaliencyRows}. */
final class ExplainFn implements FlatMapFunction<Iterator<ExplainUnit>, Row> {
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
    public Iterator<Row> call(Iterator<ExplainUnit> units) {
        return new Flattened<>(new Mapped<>(units, this::rows));
    }

    /** The rows of one unit; only one portion of the samples is in memory at a time. */
    private Iterator<Row> rows(ExplainUnit unit) {
        TrainedModel model = work.model(unit.network());
        SampleSet set = samples.open();
        Fold fold = folds.get(unit.network().fold());
        return new Flattened<>(new Mapped<>(
                work.rows(unit, model, set, fold),
                portion -> portion.stream()
                        .map(saliency -> SaliencyRows.toRow(saliency, unit))
                        .iterator()));
    }
}
