package org.insula.atlas;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.OptionalDouble;
import java.util.Set;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/** A run held in an array, as {@code [frame][voxel]}; each frame is handed out once. */
final class ArrayFrames implements FrameSource {

    private final Grid grid;
    private final double[][] values;
    private final int promised;
    private final Set<double[]> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
    private int next;

    ArrayFrames(Grid grid, double[]... values) {
        this(values.length, grid, values);
    }

    /** A run whose header promises another number of frames than there are. */
    ArrayFrames(int promised, Grid grid, double[]... values) {
        this.promised = promised;
        this.grid = grid;
        this.values = values;
    }

    /** How many different arrays the reader has asked to be filled. */
    int buffers() {
        return buffers.size();
    }

    @Override
    public String path() {
        return "data/sub-01_task-x_bold.nii.gz";
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int frames() {
        return promised;
    }

    @Override
    public OptionalDouble repetitionTime() {
        return OptionalDouble.empty();
    }

    @Override
    public boolean next(double[] frame) {
        if (next == values.length) {
            return false;
        }
        buffers.add(frame);
        System.arraycopy(values[next++], 0, frame, 0, frame.length);
        return true;
    }

    @Override
    public void close() {}
}
