package org.insula.atlas;

import java.util.OptionalDouble;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/** A run held in an array, as {@code [frame][voxel]}; each frame handed out once, in the one buffer of the caller. */
final class ArrayFrames implements FrameSource {

    private final Grid grid;
    private final double[][] values;
    private int next;

    ArrayFrames(Grid grid, double[]... values) {
        this.grid = grid;
        this.values = values;
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
        return values.length;
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
        System.arraycopy(values[next++], 0, frame, 0, frame.length);
        return true;
    }

    @Override
    public void close() {}
}
