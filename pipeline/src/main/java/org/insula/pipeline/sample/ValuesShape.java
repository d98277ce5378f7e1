package org.insula.pipeline.sample;

import java.io.Serializable;

/**
 * How many values samples have: [sample][frame][region], 4 bytes each.
 *
 * @param samples number of samples, 0 or more
 * @param frames frames of each, at least 1
 * @param regions regions of each frame, at least 1
 */
public record ValuesShape(int samples, int frames, int regions) implements Serializable {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is too small, or a single sample takes 2 GiB or more
     */
    public ValuesShape {
        if (!isPossible(samples, frames, regions)) {
            throw new IllegalArgumentException(
                    samples + " samples of " + frames + " frames of " + regions + " regions cannot be held");
        }
    }

    /** Whether samples can have these sizes: none too small, and a single sample less than 2 GiB. */
    public static boolean isPossible(int samples, int frames, int regions) {
        boolean sensible = samples >= 0 && frames >= 1 && regions >= 1;
        return sensible && (long) frames * regions <= Integer.MAX_VALUE / Float.BYTES;
    }

    /** Values of a sample. */
    public int size() {
        return frames * regions;
    }

    /** Bytes of a sample. */
    public int sampleBytes() {
        return size() * Float.BYTES;
    }

    /** Bytes of all samples. */
    public long bytes() {
        return (long) samples * sampleBytes();
    }
}
