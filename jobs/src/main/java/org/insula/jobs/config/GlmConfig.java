package org.insula.jobs.config;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.insula.pipeline.glm.GlmOptions;
import org.insula.pipeline.glm.Hrf;
import org.insula.pipeline.glm.NoiseModel;

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

    /** Reads the section {@code glm}. */
    static GlmConfig read(ConfigSection section) {
        GlmConfig defaults = defaults();
        GlmOptions absent = defaults.options();
        GlmConfig read = new GlmConfig(
                section.choice("enabled", defaults.use(), Use.class),
                new GlmOptions(
                        section.choice("hrf", absent.hrf(), Hrf.class),
                        section.number("highPass", absent.highPassHz(), 0, 1),
                        section.choice("noise", absent.noise(), NoiseModel.class)));
        section.refuseUnknown();
        return read;
    }

    /** The section as {@link #read} reads it. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("enabled", isEnabled());
        tree.put("hrf", Choices.name(options.hrf()));
        tree.put("highPass", options.highPassHz());
        tree.put("noise", Choices.name(options.noise()));
        return tree;
    }
}
