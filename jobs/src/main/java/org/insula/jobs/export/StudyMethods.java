package org.insula.jobs.export;

import java.util.List;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;

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
                TrainingMethods.of(config.training()),
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

    private static String importance(SaliencyConfig saliency) {
        String target =
                switch (saliency.target()) {
                    case TRUE_CLASS -> "true";
                    case PREDICTED_CLASS -> "predicted";
                };
        return "Importance is " + SaliencyWords.of(saliency.first()) + ", of the " + target + " class's "
                + Choices.name(saliency.score())
                + ", with respect to the standardised input and on held-out samples only: its magnitude as a share of"
                + " the sample's total, averaged over seeds, then over the samples of a run, then over runs, then over"
                + " subjects. Intervals are 95 % bootstrap intervals over subjects (BCa; Efron 1987). A region is marked"
                + " important if the model decodes above chance (one-sided t-test over groups, 5 % level) and its share"
                + " exceeds what it would be if saliency were spread evenly over the covered regions (one-sided test over"
                + " subjects by sign flipping with the largest statistic, at most 10 000 permutations; Nichols and Holmes"
                + " 2002), with the chance of a single false alarm among all regions kept below 5 %."
                + further(saliency);
    }

    private static String further(SaliencyConfig saliency) {
        List<String> others = saliency.methods().stream()
                .skip(1)
                .map(method -> method.text() + " (" + SaliencyWords.of(method) + ")")
                .toList();
        return others.isEmpty()
                ? ""
                : " This report shows " + saliency.first().text()
                        + ". The folder group also has the maps and tables of " + String.join(", ", others)
                        + ", with saliency- and the method in their names.";
    }
}
