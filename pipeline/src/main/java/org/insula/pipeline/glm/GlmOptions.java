package org.insula.pipeline.glm;

import java.io.Serializable;
import java.util.Objects;

/**
 * How runs are modelled. Immutable.
 *
 * @param hrf kernel of the haemodynamic response
 * @param highPassHz cut-off of the cosine drift, Hz; 0 for no drift
 * @param noise model of the noise
 */
public record GlmOptions(Hrf hrf, double highPassHz, NoiseModel noise) implements Serializable {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if {@code highPassHz} is negative or not finite
     */
    public GlmOptions {
        Objects.requireNonNull(hrf, "hrf");
        Objects.requireNonNull(noise, "noise");
        if (!(highPassHz >= 0) || Double.isInfinite(highPassHz)) {
            throw new IllegalArgumentException("high-pass of " + highPassHz + " Hz; it must be 0 Hz or more");
        }
    }

    /** SPM's response, drift below 0.01 Hz, AR(1) noise. */
    public static GlmOptions withDefaults() {
        return new GlmOptions(Hrf.SPM, 0.01, NoiseModel.AR1);
    }

    /** The same with another kernel. */
    public GlmOptions with(Hrf other) {
        return new GlmOptions(other, highPassHz, noise);
    }

    /** The same with another noise model. */
    public GlmOptions with(NoiseModel other) {
        return new GlmOptions(hrf, highPassHz, other);
    }

    /** The same with another cut-off of the drift, Hz. */
    public GlmOptions withHighPassHz(double other) {
        return new GlmOptions(hrf, other, noise);
    }
}
