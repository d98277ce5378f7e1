package org.insula.io.nifti;

import java.util.OptionalDouble;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;
import org.insula.io.image.RepetitionTime;

/** The frames of an open NIfTI image. Holds one chunk of voxels in memory besides the caller's frame. */
public final class NiftiFrames implements FrameSource {
    private final NiftiValues values;

    NiftiFrames(NiftiValues values) {
        this.values = values;
    }

    /** What the image's header says. */
    public NiftiHeader header() {
        return values.header();
    }

    @Override
    public String path() {
        return values.path();
    }

    @Override
    public Grid grid() {
        return header().grid();
    }

    @Override
    public int frames() {
        return header().frames();
    }

    /** The header's repetition time in s, unless it is so long that its unit must be wrong. */
    @Override
    public OptionalDouble repetitionTime() {
        OptionalDouble stated = header().repetitionTime();
        boolean believable = stated.isPresent() && RepetitionTime.isBelievable(stated.getAsDouble());
        return believable ? stated : OptionalDouble.empty();
    }

    @Override
    public boolean next(double[] frame) {
        if (frame.length != grid().voxels()) {
            throw new IllegalArgumentException(frame.length + " places for a frame of " + grid().voxels() + " voxels");
        }
        if (values.taken() == values.count()) {
            return false;
        }
        values.read(frame, 0, frame.length);
        return true;
    }

    @Override
    public void close() {
        values.close();
    }
}
