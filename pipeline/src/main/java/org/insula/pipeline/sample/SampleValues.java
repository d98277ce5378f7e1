package org.insula.pipeline.sample;

/**
 * Where the values of samples come from: float32 [sample][frame][region] in atlas order, in the units of the cleaned
 * series; NaN in every frame where a region is missing. Threads may share them.
 */
public interface SampleValues {
    /** How many there are. */
    ValuesShape shape();

    /**
     * Copies a sample's values [frame][region], frame by frame, into an array from an offset on.
     *
     * @throws IndexOutOfBoundsException if there is no such sample, or the array ends too early
     */
    void copyTo(int sample, double[] target, int offset);

    /**
     * A copy of a sample's values [frame][region], frame by frame.
     *
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    float[] of(int sample);
}
