package org.insula.pipeline.simulate;

/**
 * The canonical haemodynamic response: a difference of two gamma densities, and its convolution with a block.
 *
 * <p>{@code h(t) = g(t; 6) − g(t; 16) / 6} with {@code g(t; k) = t^(k−1) e^(−t) / (k−1)!}, t in s: response peaking at
 * 5 s, undershoot near 15 s, in the form of Friston et al. 1998 (NeuroImage 7:30) and Glover 1999 (NeuroImage 9:416)
 * with SPM's default parameters. The integral of g is {@code G(t; k) = 1 − e^(−t) Σ_{i<k} t^i / i!}, so a block is
 * convolved exactly, without sampling.
 */
public final class HaemodynamicResponse {
    private static final int PEAK_SHAPE = 6;
    private static final int UNDERSHOOT_SHAPE = 16;
    private static final double UNDERSHOOT_RATIO = 1.0 / 6;

    private HaemodynamicResponse() {}

    /** Response to an impulse at t = 0, per s, scaled so that its integral is 1. */
    public static double toImpulse(double seconds) {
        double undershoot = UNDERSHOOT_RATIO * density(seconds, UNDERSHOOT_SHAPE);
        return (density(seconds, PEAK_SHAPE) - undershoot) / (1 - UNDERSHOOT_RATIO);
    }

    /**
     * Response at a time to a block of height 1 from {@code on} to {@code off}, all in s; an endless block gives 1 in
     * the end.
     */
    public static double toBlock(double seconds, double on, double off) {
        return toStep(seconds - on) - toStep(seconds - off);
    }

    /** Response to a step from 0 to 1 at t = 0. */
    static double toStep(double seconds) {
        double undershoot = UNDERSHOOT_RATIO * distribution(seconds, UNDERSHOOT_SHAPE);
        return (distribution(seconds, PEAK_SHAPE) - undershoot) / (1 - UNDERSHOOT_RATIO);
    }

    private static double density(double t, int shape) {
        if (t <= 0) {
            return 0;
        }
        double term = StrictMath.exp(-t);
        for (int i = 1; i < shape; i++) {
            term *= t / i;
        }
        return term;
    }

    private static double distribution(double t, int shape) {
        if (t <= 0) {
            return 0;
        }
        double term = StrictMath.exp(-t);
        double sum = term;
        for (int i = 1; i < shape; i++) {
            term *= t / i;
            sum += term;
        }
        return 1 - sum;
    }
}
