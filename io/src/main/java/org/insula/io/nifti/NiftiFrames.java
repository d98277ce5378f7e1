package org.insula.io.nifti;

import java.util.OptionalDouble;
import org.insula.io.InputException;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;
import org.insula.io.image.RepetitionTime;

/** The frames of an open NIfTI image. Holds one chunk of voxels in memory besides the caller's frame. */
public final class NiftiFrames implements FrameSource {
    private final String path;
    private final NiftiHeader header;
    private final ByteSource voxels;
    private final VoxelDecoder decoder;
    private int framesRead;

    NiftiFrames(String path, NiftiHeader header, ByteSource voxels) {
        this.path = path;
        this.header = header;
        this.voxels = voxels;
        this.decoder = VoxelDecoder.of(header.datatype(), header.byteOrder());
    }

    /** What the image's header says. */
    public NiftiHeader header() {
        return header;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Grid grid() {
        return header.grid();
    }

    @Override
    public int frames() {
        return header.frames();
    }

    /** The header's repetition time in s, unless it is so long that its unit must be wrong. */
    @Override
    public OptionalDouble repetitionTime() {
        OptionalDouble stated = header.repetitionTime();
        boolean believable = stated.isPresent() && RepetitionTime.isBelievable(stated.getAsDouble());
        return believable ? stated : OptionalDouble.empty();
    }

    @Override
    public boolean next(double[] frame) {
        if (frame.length != grid().voxels()) {
            throw new IllegalArgumentException(frame.length + " places for a frame of " + grid().voxels() + " voxels");
        }
        if (framesRead == frames()) {
            return false;
        }
        for (int from = 0; from < frame.length; from += decoder.capacity()) {
            int count = Math.min(decoder.capacity(), frame.length - from);
            readChunk(count * header.datatype().bytes());
            decoder.decode(count, frame, from);
            scale(frame, from, count);
        }
        framesRead++;
        if (framesRead == frames()) {
            voxels.finish();
        }
        return true;
    }

    private void readChunk(int bytes) {
        if (voxels.read(decoder.bytes(), 0, bytes) < bytes) {
            throw new InputException(
                    path, "ends in frame " + (framesRead + 1) + " of " + frames(), "it is truncated; copy it again");
        }
    }

    private void scale(double[] frame, int from, int count) {
        double slope = header.slope();
        double intercept = header.intercept();
        if (slope == 1 && intercept == 0) {
            return;
        }
        for (int v = from; v < from + count; v++) {
            frame[v] = frame[v] * slope + intercept;
        }
    }

    @Override
    public void close() {
        voxels.close();
    }
}
