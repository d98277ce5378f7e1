package org.insula.pipeline.model;

/**
 * A batch of sequences of equal length, as a network reads them: {@code [sample][frame][region]}, row-major,
 * standardised, without NaN (a missing region holds 0, the training mean). The array is not copied; whoever made it
 * keeps it unchanged while a network reads it.
 */
public final class SequenceBatch {
    private final double[] values;
    private final int samples;
    private final int frames;
    private final int regions;

    /**
     * Wraps an array.
     *
     * @param values  at least samples · frames · regions values; what lies beyond is not read
     * @throws IllegalArgumentException if a size is below 1 or the array is too short
     */
    public SequenceBatch(double[] values, int samples, int frames, int regions) {
        if (samples < 1 || frames < 1 || regions < 1) {
            throw new IllegalArgumentException(
                    "a batch needs samples, frames and regions, not " + samples + " × " + frames + " × " + regions);
        }
        if (values.length < Math.multiplyExact(Math.multiplyExact(samples, frames), regions)) {
            throw new IllegalArgumentException(
                    values.length + " values are too few for " + samples + " × " + frames + " × " + regions);
        }
        this.values = values;
        this.samples = samples;
        this.frames = frames;
        this.regions = regions;
    }

    /** The values, {@code [sample][frame][region]}; the array itself, not a copy. */
    public double[] values() {
        return values;
    }

    /** Number of sequences. */
    public int samples() {
        return samples;
    }

    /** Frames of each sequence. */
    public int frames() {
        return frames;
    }

    /** Values of each frame. */
    public int regions() {
        return regions;
    }

    /** Copies the values frame by frame, {@code [frame][sample][region]}. */
    void copyTo(double[] to) {
        Numbers.of(values, samples, frames, regions).copyTo(to);
    }

    /** Copies the values frame by frame, {@code [frame][sample][region]}, rounded. */
    void copyTo(float[] to) {
        Numbers.of(values, samples, frames, regions).copyTo(to);
    }
}
