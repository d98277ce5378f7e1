package org.insula.jobs.export;

import java.util.Locale;
import org.insula.atlas.clean.Cleaning;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;
import org.insula.pipeline.train.TrainingOptions;

/** How a study was done, in plain sentences that follow its configuration. */
final class StudyMethods {
    private StudyMethods() {}

    /** A paragraph a step; a blank line between paragraphs. */
    static String of(RunConfig config) {
        return String.join(
                "\n\n", parcellation(config), samples(config), models(config), training(config), importance(config));
    }

    private static String parcellation(RunConfig config) {
        Cleaning clean = config.clean();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Each run was averaged over the regions of the atlas, frame by frame. A region counts as missing from a run if less"
                        + " than %.0f %% of its voxels are covered; a voxel that never changes is %s.",
                100 * config.atlas().minimumCoverage(),
                switch (config.atlas().constantVoxels()) {
                    case EXCLUDE -> "not covered";
                    case INCLUDE -> "kept";
                }));
        text.append(" Cleaning: detrending ").append(clean.detrend().name().toLowerCase(Locale.ROOT));
        if (clean.highPassHz() > 0) {
            text.append(", cosine high-pass at ").append(clean.highPassHz()).append(" Hz");
        }
        if (!clean.confounds().isEmpty()) {
            text.append(", regression of ").append(String.join(", ", clean.confounds()));
        }
        text.append(", scaling ")
                .append(clean.standardize().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return text.append('.').toString();
    }

    private static String samples(RunConfig config) {
        SamplingOptions samples = config.samples();
        String how = samples.label() == LabelSource.TASK
                ? String.format(
                        Locale.ROOT,
                        "Samples are windows of %d frames every %d frames of a run, from %s s on, labelled by task.",
                        samples.frames(),
                        samples.stride(),
                        samples.lagSeconds())
                : String.format(
                        Locale.ROOT,
                        "Samples are windows of %d frames that begin %s s after each event's onset, labelled by trial type.",
                        samples.frames(),
                        samples.lagSeconds());
        boolean shuffled = config.training().labels() == TrainingConfig.Labels.SHUFFLED;
        return shuffled ? how + " The labels were then shuffled over all samples: this is a null analysis." : how;
    }

    private static String models(RunConfig config) {
        StringBuilder text = new StringBuilder("Networks:");
        for (ModelSpec model : config.models()) {
            text.append(' ')
                    .append(model.name())
                    .append(" (")
                    .append(model.hidden())
                    .append(" hidden units");
            if (model.attention() == AttentionKind.INPUT_CELL) {
                text.append(", input-cell attention of width ")
                        .append(model.attentionWidth())
                        .append(" with ")
                        .append(model.hops())
                        .append(" hops");
            }
            text.append(");");
        }
        return text.substring(0, text.length() - 1)
                + ". Input-cell attention (Ismail et al. 2019) lets the cell see a learnt summary of all frames so far.";
    }

    private static String training(RunConfig config) {
        TrainingConfig training = config.training();
        TrainingOptions options = training.options();
        double share = training.folds().validationShare();
        String choice = share > 0
                ? String.format(
                        Locale.ROOT,
                        "Of the training part, %.0f %% is kept for validation and chooses the epoch, at most %d; training stops after %d"
                                + " epochs without a better validation loss.",
                        100 * share,
                        options.epochs(),
                        options.patience())
                : "Training runs for " + options.epochs() + " epochs; there is no validation part to choose one by.";
        return String.format(
                Locale.ROOT,
                "%d folds; all samples of one %s are in the same fold. %s Regions are standardised with the training samples' mean and"
                        + " standard deviation. Adam at %s, weight decay %s, dropout %s, batches of %d. %d networks per model and fold,"
                        + " which differ in their seed.",
                training.folds().folds(),
                training.folds().group(),
                choice,
                options.learningRate(),
                options.weightDecay(),
                options.dropout(),
                options.batch(),
                training.seedCount());
    }

    private static String importance(RunConfig config) {
        return "Importance is the gradient of the "
                + switch (config.saliency().target()) {
                    case TRUE_CLASS -> "true";
                    case PREDICTED_CLASS -> "predicted";
                }
                + " class's "
                + config.saliency().score().name().toLowerCase(Locale.ROOT)
                + " with respect to the input, on held-out samples only: its magnitude as a share of the sample's total, averaged over"
                + " seeds, then over the samples of a subject, then over subjects. A region is marked important if the model decodes"
                + " above chance (one-sided t-test over groups, 5 % level), its mean less two standard errors exceeds the share it would"
                + " have if saliency were spread evenly, and it is in the top tenth in at least half of the folds.";
    }
}
