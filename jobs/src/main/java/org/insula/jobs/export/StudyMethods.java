package org.insula.jobs.export;

import java.util.Locale;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;
import org.insula.pipeline.train.TrainingOptions;

/** How a study was done, in plain sentences that follow its configuration. */
final class StudyMethods {
    private StudyMethods() {}

    /** A paragraph a step; a blank line between paragraphs. */
    static String of(RunConfig config) {
        return String.join(
                "\n\n",
                SeriesMethods.of(config),
                samples(config.samples(), config.training().labels()),
                ModelMethods.of(config.models()),
                folds(config.training()) + " " + training(config.training()),
                importance(config.saliency()));
    }

    private static String samples(SamplingOptions samples, TrainingConfig.Labels labels) {
        String windows = "Samples are windows of " + samples.frames() + " frames";
        String cut = samples.label() == LabelSource.TASK
                ? " every " + samples.stride() + " frames of a run, from " + samples.lagSeconds()
                        + " s on, labelled by task."
                : " that begin " + samples.lagSeconds() + " s after each event's onset, labelled by trial type.";
        String shuffled = labels == TrainingConfig.Labels.SHUFFLED
                ? " The labels were then shuffled over all samples: this is a null analysis."
                : "";
        return windows + cut + shuffled;
    }

    private static String folds(TrainingConfig training) {
        double share = training.folds().validationShare();
        TrainingOptions options = training.options();
        String choice = share > 0
                ? "Of the training part, " + percent(share) + " is kept for validation and chooses the epoch, at most "
                        + options.epochs() + "; training stops after " + options.patience()
                        + " epochs without a better validation loss."
                : "Training runs for " + options.epochs() + " epochs; there is no validation part to choose one by.";
        return training.folds().folds() + " folds; all samples of one "
                + training.folds().group() + " are in the same fold. " + choice;
    }

    private static String training(TrainingConfig training) {
        TrainingOptions options = training.options();
        return "Regions are standardised with the training samples' mean and standard deviation. Adam at "
                + options.learningRate() + ", weight decay " + options.weightDecay() + ", dropout " + options.dropout()
                + ", batches of " + options.batch() + ". Networks per model and fold, which differ in their seed: "
                + training.seedCount() + ".";
    }

    private static String importance(SaliencyConfig saliency) {
        String target =
                switch (saliency.target()) {
                    case TRUE_CLASS -> "true";
                    case PREDICTED_CLASS -> "predicted";
                };
        return "Importance is the gradient of the " + target + " class's " + Choices.name(saliency.score())
                + " with respect to the input, on held-out samples only: its magnitude as a share of the sample's"
                + " total, averaged over seeds, then over the samples of a subject, then over subjects. A region is marked"
                + " important if the model decodes above chance (one-sided t-test over groups, 5 % level), its mean"
                + " less two standard errors exceeds the share it would have if saliency were spread evenly, and it is"
                + " in the top tenth in at least half of the folds.";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
