package org.insula.jobs.export;

import java.util.Locale;
import org.insula.jobs.config.RunConfig;
import org.insula.pipeline.glm.GlmOptions;
import org.insula.pipeline.glm.NoiseModel;
import org.insula.pipeline.sample.LabelSource;

/** How regions were modelled one by one, in plain sentences that follow the configuration. */
final class GlmMethods {
    private GlmMethods() {}

    /** The paragraph; empty where no model was asked for, or labels are tasks. */
    static String of(RunConfig config) {
        if (!config.glm().isEnabled() || config.samples().label() != LabelSource.TRIAL_TYPE) {
            return "";
        }
        return "Beside the networks, each region was modelled by itself (general linear model; "
                + Reference.FRISTON_1994.citation() + "): the trial types convolved with "
                + response(config.glm().options())
                + ", " + drift(config.glm().options()) + "what cleaning had removed and a constant, "
                + noise(config.glm().options().noise())
                + " Each label was compared with the mean of the other labels and with rest; runs were combined within"
                + " subjects by precision, and the mean effect over subjects was tested (two-sided t-test; "
                + Reference.HOLMES_1998.citation()
                + "; family-wise p by sign flips of subjects and the largest statistic).";
    }

    private static String response(GlmOptions options) {
        return switch (options.hrf()) {
            case SPM -> "SPM's haemodynamic response (" + Reference.FRISTON_1998.citation() + ")";
            case GLOVER -> "the haemodynamic response of " + Reference.GLOVER_1999.citation();
        };
    }

    private static String drift(GlmOptions options) {
        return options.highPassHz() > 0
                ? String.format(Locale.ROOT, "cosine drift below %s\u00a0Hz, ", options.highPassHz())
                : "";
    }

    private static String noise(NoiseModel noise) {
        return switch (noise) {
            case OLS -> "fitted by ordinary least squares.";
            case AR1 -> "fitted after prewhitening by a first-order autoregression per region.";
        };
    }
}
