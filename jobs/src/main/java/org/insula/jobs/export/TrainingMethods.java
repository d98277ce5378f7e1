package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.TrainingConfig;
import org.insula.pipeline.model.Initialisation;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.train.ClassWeights;
import org.insula.pipeline.train.HyperparameterGrid;
import org.insula.pipeline.train.Refit;
import org.insula.pipeline.train.Schedule;
import org.insula.pipeline.train.Stopping;
import org.insula.pipeline.train.TrainingOptions;

/** How the networks of a study were trained, in plain sentences. */
final class TrainingMethods {
    private TrainingMethods() {}

    static String of(TrainingConfig training) {
        TrainingOptions options = training.options();
        List<String> sentences = new ArrayList<>();
        sentences.add(training.folds().folds() + " folds; all samples of one "
                + training.folds().group() + " are in the same fold.");
        sentences.add(course(training.folds().validationShare(), options));
        sentences.add(scaling(options.scaling()));
        sentences.add(initialisation(options.initialisation()));
        sentences.add(optimiser(options));
        if (options.classWeights() == ClassWeights.BALANCED) {
            sentences.add("Each class counts the same in training.");
        }
        if (options.labelSmoothing() > 0) {
            sentences.add("Label smoothing (" + Reference.SZEGEDY_2016.citation() + ") spreads "
                    + options.labelSmoothing() + " of each label over all classes.");
        }
        if (options.precision() == Precision.FLOAT64) {
            sentences.add("Training is in double precision.");
        }
        if (!training.grid().isEmpty()) {
            sentences.add(grid(training.grid()));
        }
        sentences.add("Networks per model and fold, which differ in their seed: " + training.seedCount() + ".");
        return String.join(" ", sentences);
    }

    private static String course(double validationShare, TrainingOptions options) {
        String course = validationShare > 0
                ? String.format(Locale.ROOT, "Of the training part, %.0f %%", 100 * validationShare)
                        + " is kept for validation and chooses the epoch, at most " + options.epochs()
                        + "; training stops after " + options.patience() + " epochs without a better validation loss"
                        + refit(options.refit())
                : "Training runs for " + options.epochs() + " epochs; there is no validation part to choose one by";
        return course + stopping(options.stopping()) + ".";
    }

    private static String refit(Refit refit) {
        return switch (refit) {
            case NONE -> "";
            case WITH_VALIDATION ->
                "; then the network is trained once more, on training and validation part together, for as many epochs";
        };
    }

    private static String stopping(Stopping stopping) {
        return switch (stopping) {
            case PATIENCE -> "";
            case FULL_TRAINING_ACCURACY ->
                "; or once every training sample is told right at three looks in a row, ten steps apart";
            case FULL_TRAINING_ACCURACY_ONCE ->
                "; or once every training sample is told right, looked at every three steps";
        };
    }

    private static String initialisation(Initialisation initialisation) {
        String bound =
                switch (initialisation) {
                    case XAVIER_UNIFORM -> "√(6/(inputs + outputs)) (" + Reference.GLOROT_2010.citation() + ")";
                    case INPUTS_UNIFORM -> "1/√inputs";
                };
        return "Weights start uniform within ±" + bound + ", biases at zero.";
    }

    private static String grid(HyperparameterGrid grid) {
        String lists = grid.values().entrySet().stream()
                .map(entry -> Choices.name(entry.getKey()) + " "
                        + entry.getValue().stream()
                                .map(value -> entry.getKey().number(value).toString())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return "For each network the combination with the lowest validation loss was chosen within the training part of"
                + " its fold, in place of the values above, from " + lists + ".";
    }

    private static String scaling(Scaling scaling) {
        String what =
                switch (scaling) {
                    case REGION -> "Regions are";
                    case FRAME_AND_REGION -> "Regions are, frame by frame,";
                };
        return what + " standardised with the training samples' mean and standard deviation.";
    }

    private static String optimiser(TrainingOptions options) {
        String decay = options.weightDecay() > 0
                ? ", decoupled weight decay " + options.weightDecay() + " (" + Reference.LOSHCHILOV_2019.citation()
                        + ")"
                : "";
        String clipping = options.gradientNorm() > 0
                ? ", gradients no longer than " + options.gradientNorm() + " (" + Reference.PASCANU_2013.citation()
                        + ")"
                : "";
        String dropout = options.dropout() > 0
                ? ", dropout " + options.dropout() + " (" + Reference.SRIVASTAVA_2014.citation() + ")"
                : "";
        return "Adam (" + Reference.KINGMA_2015.citation() + ") at " + options.learningRate()
                + schedule(options.schedule()) + decay + clipping + dropout + ", batches of " + options.batch() + ".";
    }

    private static String schedule(Schedule schedule) {
        return switch (schedule) {
            case CONSTANT -> "";
            case COSINE -> ", falling to zero along half a cosine (" + Reference.LOSHCHILOV_2017.citation() + ")";
            case STEP -> ", a tenth of it after half of the epochs and a hundredth after three quarters";
        };
    }
}
