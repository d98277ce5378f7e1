package org.insula.io.nifti;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.insula.io.AtomicOutput;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.image.Grid;

/**
 * A run being written frame by frame; the file appears on {@link #commit()}, and {@link #close()} without it leaves
 * nothing. The same frames give the same bytes. For one thread.
 */
public final class NiftiFrameWriter implements Closeable {
    private final String path;
    private final Grid grid;
    private final int frames;
    private final VoxelEncoder encoder;
    private final AtomicOutput file;
    private final OutputStream stream;
    private int framesWritten;

    /** Opens the file and writes the header; {@code frames} is empty for a three-dimensional image. */
    NiftiFrameWriter(FileAccess files, String path, Grid grid, OptionalInt frames, NiftiMetadata meta) {
        if (!path.endsWith(".nii") && !path.endsWith(".nii.gz")) {
            throw new InputException(path, "is not a name for a NIfTI image", "let it end in .nii or .nii.gz");
        }
        this.path = path;
        this.grid = grid;
        this.frames = frames.orElse(1);
        this.encoder = new VoxelEncoder(meta.datatype());
        try {
            this.file = AtomicOutput.open(files, path);
            this.stream = path.endsWith(".gz") ? new FastGzip(file.stream()) : file.stream();
            stream.write(HeaderWriter.header(grid, frames, meta));
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }

    /**
     * Appends a frame.
     *
     * @param frame one value a voxel, x fastest
     * @throws IllegalArgumentException unless there is one value a voxel and each can be stored
     * @throws IllegalStateException if all frames have been written already
     * @throws InputException if the file cannot be written
     */
    public void write(double[] frame) {
        if (frame.length != grid.voxels()) {
            throw new IllegalArgumentException(frame.length + " values for a frame of " + grid.voxels() + " voxels");
        }
        if (framesWritten == frames) {
            throw new IllegalStateException(path + " has all of its " + frames + " frames");
        }
        try {
            for (int from = 0; from < frame.length; from += encoder.capacity()) {
                int bytes = encoder.encode(frame, from, Math.min(encoder.capacity(), frame.length - from));
                stream.write(encoder.bytes(), 0, bytes);
            }
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
        framesWritten++;
    }

    /**
     * Gives the finished file its name.
     *
     * @throws IllegalStateException if frames are missing
     * @throws InputException if the file cannot be written
     */
    public void commit() {
        if (framesWritten < frames) {
            throw new IllegalStateException(path + " has " + framesWritten + " of " + frames + " frames");
        }
        try {
            stream.close();
            file.commit();
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }

    /** Removes what was written unless it was committed. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }

    /** Level 1, as nibabel has it: noise barely shrinks further, and packing would take most of the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(1);
        }
    }
}
