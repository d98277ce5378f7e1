package org.insula.jobs.config;

import java.util.List;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.train.Refit;
import org.insula.pipeline.train.TrainingOptions;

/**
 * Model sizes, training and folds that suit a lab's study of some hundred samples. They were chosen on simulated cohorts of
 * other seeds than those of any table in the documentation.
 */
public final class StudyDefaults {
    private StudyDefaults() {}

    /** A model in the usual sizes. */
    public static ModelSpec sized(ModelSpec model) {
        return model.withHidden(16).withAttentionWidth(16).withHops(4);
    }

    /** The models that {@code insula bench maps} compares, in the usual sizes. */
    public static List<ModelSpec> compared() {
        return List.of(
                        ModelSpec.linear(),
                        ModelSpec.linearMean(),
                        ModelSpec.lstm(),
                        ModelSpec.inputCellLstm(),
                        ModelSpec.inputCellLstmSkip())
                .stream()
                .map(StudyDefaults::sized)
                .toList();
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

    /** How subjects are divided: four folds, a fifth of the training subjects for validation. */
    public static FoldOptions folds(long seed) {
        return FoldOptions.withDefaults(seed).withFolds(4).withValidationShare(0.2);
    }
}
