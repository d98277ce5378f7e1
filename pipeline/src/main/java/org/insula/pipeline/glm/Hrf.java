package org.insula.pipeline.glm;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.special.Gamma;

/**
 * Kernels of the haemodynamic response: a difference of two gamma densities,
 * {@code h(t) = g(t; a₁, b) − r g(t; a₂, b)} with {@code g(t; a, b) = t^(a−1) e^(−t/b) / (b^a Γ(a))}, t in s after the
 * neural event, with the constants and the sampling of nilearn.
 */
public enum Hrf {
    /** SPM's response (Friston et al., NeuroImage 1998): shapes 6 and 16, scale 1 s, ratio 0.167. */
    SPM(6, 16, 1, 0.167),
    /** Glover's response (Glover, NeuroImage 1999): delays 6 s and 12 s, scale 0.9 s, ratio 0.48. */
    GLOVER(6, 12, 0.9, 0.48);

    /** Length of a kernel, s. */
    private static final double LENGTH = 32;

    private final double peakDelay;
    private final double undershootDelay;
    private final double scale;
    private final double ratio;

    Hrf(double peakDelay, double undershootDelay, double scale, double ratio) {
        this.peakDelay = peakDelay;
        this.undershootDelay = undershootDelay;
        this.scale = scale;
        this.ratio = ratio;
    }

    /**
     * The kernel of a name in lower case.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Hrf of(String name) {
        return Arrays.stream(values())
                .filter(hrf -> hrf.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no response kernel is called " + name));
    }

    /** Its name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kernel over 32 s, scaled so that its values sum to 1. As in nilearn, there are {@code round(32 / step)} values
     * from 0 to 32 s, both included, and the response starts one step after the event.
     *
     * @param step s from value to value; above 0
     */
    public double[] kernel(double step) {
        double[] kernel = new double[(int) Math.rint(LENGTH / step)];
        double spacing = LENGTH / (kernel.length - 1);
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double time = i * spacing - step;
            kernel[i] = density(time, peakDelay / scale) - ratio * density(time, undershootDelay / scale);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private double density(double seconds, double shape) {
        if (seconds <= 0) {
            return 0;
        }
        double time = seconds / scale;
        return StrictMath.exp((shape - 1) * StrictMath.log(time) - time - Gamma.logGamma(shape)) / scale;
    }
}
