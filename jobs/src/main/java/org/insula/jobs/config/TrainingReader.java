package org.insula.jobs.config;

import java.util.List;
import org.insula.pipeline.model.Initialisation;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.train.ClassWeights;
import org.insula.pipeline.train.Hyperparameter;
import org.insula.pipeline.train.Refit;
import org.insula.pipeline.train.Schedule;
import org.insula.pipeline.train.Stopping;
import org.insula.pipeline.train.TrainingOptions;

/** Reads the section {@code training}. */
final class TrainingReader {
    private static final int MANY = 1_000_000;
    private final ConfigSection section;

    private TrainingReader(ConfigSection section) {
        this.section = section;
    }

    /**
     * How networks are trained.
     *
     * @param inference the section that says how many subjects are set aside
     * @param models the networks
     */
    static TrainingConfig read(ConfigSection section, ConfigSection inference, List<ModelSpec> models) {
        TrainingReader reader = new TrainingReader(section);
        TrainingConfig training = new TrainingConfig(
                reader.folds().withHeldOutShare(inference.number("heldOutSubjects", 0, 0, 0.5)),
                section.integer("seeds", 3, 1, 10_000),
                section.choice("labels", TrainingConfig.Labels.REAL, TrainingConfig.Labels.class),
                reader.loss(reader.optimiser(reader.course(StudyDefaults.training()))),
                HyperparameterKeys.grid(section, models));
        section.refuseUnknown();
        if (!training.grid().isEmpty() && training.folds().validationShare() == 0) {
            throw section.refuse(
                    "grid",
                    "is chosen by the loss on validation groups, but validationShare is 0",
                    "set validationShare: 0.2, or leave the grid out");
        }
        return training;
    }

    private FoldOptions folds() {
        FoldOptions folds = FoldOptions.withDefaults(section.integer("seed", 1L, 0, Long.MAX_VALUE / 2));
        return folds.withFolds(section.integer("folds", folds.folds(), 2, MANY))
                .withGroup(section.text("group", folds.group()))
                .withValidationShare(section.number("validationShare", folds.validationShare(), 0, 0.9));
    }

    private TrainingOptions course(TrainingOptions options) {
        return options.withEpochs(section.integer("epochs", options.epochs(), 1, MANY))
                .withStopping(section.choice("stopping", options.stopping(), Stopping.class))
                .withPatience(section.integer("patience", options.patience(), 1, MANY))
                .withRefit(section.choice("refit", options.refit(), Refit.class))
                .withBatch(HyperparameterKeys.count(section, Hyperparameter.BATCH, options.batch()))
                .withInitialisation(section.choice("initialisation", options.initialisation(), Initialisation.class))
                .withScaling(section.choice("scaling", options.scaling(), Scaling.class))
                .withPrecision(section.choice("precision", options.precision(), Precision.class));
    }

    private TrainingOptions optimiser(TrainingOptions options) {
        return options.withLearningRate(
                        HyperparameterKeys.number(section, Hyperparameter.LEARNING_RATE, options.learningRate()))
                .withSchedule(section.choice("schedule", options.schedule(), Schedule.class))
                .withWeightDecay(HyperparameterKeys.number(section, Hyperparameter.WEIGHT_DECAY, options.weightDecay()))
                .withGradientNorm(section.number("gradientNorm", options.gradientNorm(), 0, MANY));
    }

    private TrainingOptions loss(TrainingOptions options) {
        return options.withDropout(HyperparameterKeys.number(section, Hyperparameter.DROPOUT, options.dropout()))
                .withClassWeights(section.choice("classWeights", options.classWeights(), ClassWeights.class))
                .withLabelSmoothing(section.number("labelSmoothing", options.labelSmoothing(), 0, 0.95));
    }
}
