package org.insula.atlas.cifti;

import java.util.OptionalDouble;
import org.insula.io.cifti.BrainModels;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/** Frames whose values are put in another order; NaN where there is none. For one thread. */
final class AlignedFrames implements FrameSource {

    private final FrameSource source;
    private final Grid grid;
    private final int[] places;
    private final double[] buffer;

    /** Takes value {@code places[v]} of the source for voxel v of the grid. */
    AlignedFrames(FrameSource source, Grid grid, int[] places) {
        this.source = source;
        this.grid = grid;
        this.places = places;
        this.buffer = new double[source.grid().voxels()];
    }

    @Override
    public String path() {
        return source.path();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int frames() {
        return source.frames();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return source.repetitionTime();
    }

    @Override
    public boolean next(double[] frame) {
        if (frame.length != places.length) {
            throw new IllegalArgumentException(frame.length + " places for " + places.length + " grayordinates");
        }
        if (!source.next(buffer)) {
            return false;
        }
        for (int v = 0; v < places.length; v++) {
            frame[v] = places[v] == BrainModels.ABSENT ? Double.NaN : buffer[places[v]];
        }
        return true;
    }

    @Override
    public void close() {
        source.close();
    }
}
