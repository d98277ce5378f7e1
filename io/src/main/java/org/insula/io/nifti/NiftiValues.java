package org.insula.io.nifti;

import java.io.Closeable;
import java.util.Optional;
import org.insula.io.InputException;

/**
 * The values of an open image one after another, in the file's order (first dimension fastest), whatever its dimensions
 * mean. Holds one chunk of voxels in memory. For one thread.
 */
public final class NiftiValues implements Closeable {
    private final String path;
    private final NiftiHeader header;
    private final Optional<byte[]> extension;
    private final ByteSource source;
    private final VoxelDecoder decoder;
    private final long count;
    private long taken;

    /** Takes over a source that stands at the first voxel. */
    NiftiValues(String path, NiftiHeader header, Optional<byte[]> extension, ByteSource source) {
        this.path = path;
        this.header = header;
        this.extension = extension;
        this.source = source;
        this.decoder = VoxelDecoder.of(header.datatype(), header.byteOrder());
        this.count = (long) header.grid().voxels() * header.frames();
    }

    /** The file, as the user named it. */
    public String path() {
        return path;
    }

    /** What the image's header says. */
    public NiftiHeader header() {
        return header;
    }

    /** The content of the header extension that was asked for, padding included; empty if the file has none. */
    public Optional<byte[]> extension() {
        return extension.map(byte[]::clone);
    }

    /** How many values there are. */
    public long count() {
        return count;
    }

    /** How many have been read. */
    long taken() {
        return taken;
    }

    /**
     * Reads the next values, scaled, into {@code target[from..]}.
     *
     * @throws InputException if the file is truncated or damaged
     * @throws IllegalArgumentException if fewer values are left
     */
    public void read(double[] target, int from, int length) {
        if (length > count - taken) {
            throw new IllegalArgumentException(length + " values where " + (count - taken) + " are left");
        }
        for (int done = 0; done < length; done += decoder.capacity()) {
            int chunk = Math.min(decoder.capacity(), length - done);
            fill(chunk);
            decoder.decode(chunk, target, from + done);
            scale(target, from + done, chunk);
        }
        taken += length;
        if (taken == count) {
            source.finish();
        }
    }

    private void fill(int values) {
        int bytes = values * header.datatype().bytes();
        if (source.read(decoder.bytes(), 0, bytes) < bytes) {
            long frame = taken / header.grid().voxels() + 1;
            throw new InputException(
                    path, "ends in frame " + frame + " of " + header.frames(), "it is truncated; copy it again");
        }
    }

    private void scale(double[] values, int from, int length) {
        double slope = header.slope();
        double intercept = header.intercept();
        if (slope == 1 && intercept == 0) {
            return;
        }
        for (int v = from; v < from + length; v++) {
            values[v] = values[v] * slope + intercept;
        }
    }

    /** Lets go of the file; fine to call twice. */
    @Override
    public void close() {
        source.close();
    }
}
