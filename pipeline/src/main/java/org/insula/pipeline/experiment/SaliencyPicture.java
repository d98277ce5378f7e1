package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A map to be drawn, {@code [frame][region]}. Immutable; equal to another of the same content.
 */
public final class SaliencyPicture implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String title;
    private final int frames;
    private final float[] values;

    /**
     * A picture of the given values, which are copied.
     *
     * @throws IllegalArgumentException if the frames do not divide the number of values
     */
    public SaliencyPicture(String title, int frames, float[] values) {
        if (frames < 1 || values.length % frames != 0) {
            throw new IllegalArgumentException(values.length + " values cannot be " + frames + " frames");
        }
        this.title = title;
        this.frames = frames;
        this.values = values.clone();
    }

    /** What it shows. */
    public String title() {
        return title;
    }

    /** Number of frames. */
    public int frames() {
        return frames;
    }

    /** Number of regions. */
    public int regions() {
        return values.length / frames;
    }

    /** A copy of the values, {@code [frame][region]}, at least 0; NaN where there is no saliency. */
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SaliencyPicture that
                && title.equals(that.title)
                && frames == that.frames
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * title.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return title + ": " + frames + " frames of " + regions() + " regions";
    }
}
