package org.insula.jobs.config;

import java.io.Serializable;
import java.util.Objects;
import org.insula.pipeline.glm.GlmOptions;

/**
 * Whether and how regions are modelled one by one, beside the networks.
 *
 * @param use whether they are
 * @param options how
 */
public record GlmConfig(Use use, GlmOptions options) implements Serializable {
    /** Whether there is a general linear model. */
    public enum Use {
        /** There is one, where runs have events of the labels. */
        TRUE,
        /** There is none. */
        FALSE
    }

    /** The keys of how regions are modelled. */
    public static final Section<GlmOptions> OPTIONS = Section.of(GlmOptions.withDefaults())
            .choice("hrf", "Haemodynamic response.")
            .sidecar("HaemodynamicResponse")
            .key("highPass", "highPassHz", ValueType.number(0, 1), "Cut-off of the cosine drift in Hz; 0 is off.")
            .choice("noise", "Noise: ar1 prewhitens by a first-order autoregression per region; ols does not.")
            .sidecar("NoiseModel")
            .build();

    /** The section {@code glm}. */
    static final Section<GlmConfig> SECTION = Section.of(defaults())
            .key(
                    "enabled",
                    ValueType.flag(),
                    GlmConfig::isEnabled,
                    (glm, enabled) -> new GlmConfig(enabled ? Use.TRUE : Use.FALSE, glm.options),
                    "Whether there is a general linear model of each region beside the networks, for studies with"
                            + " samples.label: trialType.")
            .include("options", OPTIONS)
            .build();

    /** Refuses null. */
    public GlmConfig {
        Objects.requireNonNull(use);
        Objects.requireNonNull(options);
    }

    /** Models are fitted, with SPM's response, drift below 0.01 Hz and AR(1) noise. */
    public static GlmConfig defaults() {
        return new GlmConfig(Use.TRUE, GlmOptions.withDefaults());
    }

    /** Whether models are fitted. */
    public boolean isEnabled() {
        return use == Use.TRUE;
    }
}
