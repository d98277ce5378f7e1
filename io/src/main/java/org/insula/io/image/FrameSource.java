package org.insula.io.image;

import java.io.Closeable;
import java.util.OptionalDouble;

/**
 * A run read once from its first frame to its last; only one frame is in memory at a time. For one thread. A
 * three-dimensional image is a run of one frame.
 */
public interface FrameSource extends Closeable {
    /** The file the frames come from, as the user named it. */
    String path();

    /** The voxels of every frame and where they lie. */
    Grid grid();

    /** The number of frames. */
    int frames();

    /** The time between frames in s, if the file states one that can be believed. */
    OptionalDouble repetitionTime();

    /**
     * Reads the next frame.
     *
     * @param frame takes one value a voxel, x fastest, scaled; NaN where the file has NaN
     * @return false if there were no more frames and nothing was read
     * @throws org.insula.io.InputException if the file is truncated or damaged
     * @throws IllegalArgumentException unless {@code frame} has one place a voxel
     */
    boolean next(double[] frame);

    /** Lets go of the file; fine to call twice. */
    @Override
    void close();
}
