package org.insula.jobs.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.insula.atlas.confounds.Scrubbing;
import org.insula.io.bids.EventSelection;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.report.MethodsText;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;

/** How a study was done, in plain sentences that follow its configuration. */
final class StudyMethods {
    private StudyMethods() {}

    /** A paragraph a step, and the works that these cite. */
    static MethodsText of(RunConfig config, StudyAtlas atlas) {
        String text = text(config, atlas);
        return new MethodsText(text, Reference.in(text));
    }

    private static String text(RunConfig config, StudyAtlas atlas) {
        return Stream.of(
                        SeriesMethods.of(config, atlas),
                        samples(config.samples(), config.training().labels()) + missing(config),
                        ModelMethods.of(config.models()),
                        TrainingMethods.of(config.training()),
                        importance(config.saliency()),
                        InferenceMethods.of(config),
                        EvidenceMethods.TEXT,
                        TrustMethods.of(config.saliency(), config.trust()),
                        GlmMethods.of(config))
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
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
        return windows + cut + selected(samples.events()) + shuffled;
    }

    /** Which events have a label, and which one, where that is not simply their trial type. */
    private static String selected(EventSelection events) {
        StringBuilder text = new StringBuilder();
        if (!events.column().equals(EventSelection.usual().column())) {
            text.append(" Trial types are those of the column ")
                    .append(events.column())
                    .append('.');
        }
        events.where()
                .forEach((column, values) -> text.append(" Only events with ")
                        .append(column)
                        .append(' ')
                        .append(String.join(" or ", values))
                        .append(" were used."));
        events.labels()
                .forEach((label, types) -> text.append(" Trial type")
                        .append(types.size() > 1 ? "s " : " ")
                        .append(String.join(", ", types))
                        .append(types.size() > 1 ? " were" : " was")
                        .append(" labelled ")
                        .append(label)
                        .append('.'));
        return text.toString();
    }

    /** What was done about frames without values, where the study scrubs. */
    private static String missing(RunConfig config) {
        if (config.clean().strategy().scrubbing().equals(Scrubbing.none())) {
            return "";
        }
        return " Samples with more than "
                + String.format(Locale.ROOT, "%.0f %%", 100 * config.samples().maximumMissing())
                + " of their frames scrubbed were left out; in the others, scrubbed frames were interpolated linearly between"
                + " the nearest remaining frames of the run.";
    }

    private static String importance(SaliencyConfig saliency) {
        String target =
                switch (saliency.target()) {
                    case TRUE_CLASS -> "true";
                    case PREDICTED_CLASS -> "predicted";
                };
        String averaged = ", averaged over seeds, then over the samples of a run, then over runs, then over subjects.";
        String shares = ", of the " + target + " class's " + Choices.name(saliency.score())
                + ", with respect to the standardised input and on held-out samples only: its magnitude as a share of"
                + " the sample's total" + averaged;
        String signed = ", on held-out samples only: with its sign" + averaged
                + " The centred logit of a label is its logit less the mean over the logits of all labels.";
        return "Importance is " + SaliencyWords.of(saliency.first())
                + (saliency.first().kind().isSigned() ? signed : shares)
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
