package org.insula.jobs.config;

import java.util.List;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.Standardize;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.train.Refit;
import org.insula.pipeline.train.TrainingOptions;

/**
 * Model sizes and training that suit a lab's study of some hundred samples. They were chosen on simulated cohorts of
 * other seeds than those of any table in the documentation.
 */
public final class StudyDefaults {
    private StudyDefaults() {}

    /** What a study compares when it does not say: two linear references, a plain LSTM and the best cell with input-cell attention. */
    public static List<ModelSpec> models() {
        return List.of(ModelSpec.linear(), ModelSpec.linearMean(), ModelSpec.lstm(), ModelSpec.flatInputCellLstmSkip());
    }

    /** The models that {@code insula bench maps} compares: those, and the published cell without and with a skip. */
    public static List<ModelSpec> compared() {
        return List.of(
                ModelSpec.linear(),
                ModelSpec.linearMean(),
                ModelSpec.lstm(),
                ModelSpec.inputCellLstm(),
                ModelSpec.inputCellLstmSkip(),
                ModelSpec.flatInputCellLstmSkip());
    }

    /** How series are cleaned: without linear trends, scaled to unit variance. */
    public static Cleaning cleaning() {
        return Cleaning.none().withDetrend(Detrend.LINEAR).withStandardize(Standardize.ZSCORE);
    }

    /** How networks are trained. */
    public static TrainingOptions training() {
        return TrainingOptions.defaults()
                .withEpochs(100)
                .withPatience(30)
                .withBatch(16)
                .withLearningRate(0.002)
                .withGradientNorm(1)
                .withDropout(0.4)
                .withWeightDecay(0.001)
                .withRefit(Refit.WITH_VALIDATION);
    }
}
