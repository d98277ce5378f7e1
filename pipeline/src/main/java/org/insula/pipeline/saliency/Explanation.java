package org.insula.pipeline.saliency;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a network says of one held-out sample, and why. Immutable; equal to another of the same content.
 */
public final class Explanation implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int sample;
    private final int predicted;
    private final double[] probabilities;
    private final float[] saliency;

    /** Puts the pieces together; the arrays are copied. */
    public Explanation(int sample, int predicted, double[] probabilities, float[] saliency) {
        this.sample = sample;
        this.predicted = predicted;
        this.probabilities = probabilities.clone();
        this.saliency = saliency.clone();
    }

    /** Index of the sample in its set. */
    public int sample() {
        return sample;
    }

    /** The most probable label; the first among equals. */
    public int predicted() {
        return predicted;
    }

    /** A copy of the labels' probabilities; they sum to 1. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * A copy of the signed saliency with respect to the standardised values, {@code [frame][region]}, frame by frame;
     * NaN where the region is missing from the sample, or told nothing in training.
     */
    public float[] saliency() {
        return saliency.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Explanation that
                && sample == that.sample
                && predicted == that.predicted
                && Arrays.equals(probabilities, that.probabilities)
                && Arrays.equals(saliency, that.saliency);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * sample + predicted) + Arrays.hashCode(saliency);
    }
}
