package org.insula.pipeline.experiment;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/**
 * Reads arrays of unsigned bytes in the IDX format of the MNIST digits: two zero bytes, the type 8, the number of
 * dimensions, each size as a big-endian 32-bit number, then the values, the last dimension fastest. Files may be
 * packed by gzip, whatever their name.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTES = 8;
    private static final long MOST_VALUES = 1L << 30;

    private IdxFile() {}

    /** The shape of an array and its values, row-major. */
    record Array(int[] shape, byte[] values) {}

    /**
     * Reads a whole array.
     *
     * @param dimensions how many it must have
     * @throws InputException if the file cannot be read, is no such array, has another number of dimensions or of values
     *                        than its header says, or more than 2³⁰ values
     */
    static Array read(FileAccess files, String path, int dimensions) {
        try (InputStream raw = new BufferedInputStream(files.open(path), 1 << 16);
                DataInputStream in = new DataInputStream(unpacked(raw))) {
            int[] shape = shape(in, path, dimensions);
            return new Array(shape, values(in, path, size(path, shape)));
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return packed ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static int[] shape(DataInputStream in, String path, int dimensions) throws IOException {
        int magic = in.readInt();
        if (magic != (UNSIGNED_BYTES << 8 | dimensions)) {
            throw new InputException(
                    path,
                    String.format("starts with %08x", magic),
                    "an IDX array of unsigned bytes with " + dimensions + " dimensions starts with "
                            + String.format("%08x", UNSIGNED_BYTES << 8 | dimensions));
        }
        int[] shape = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            shape[i] = in.readInt();
        }
        return shape;
    }

    private static int size(String path, int[] shape) {
        long size = 1;
        for (int length : shape) {
            // Each factor is below 2³¹ and the product so far at most 2³⁰: no overflow.
            size *= length;
            if (length < 1 || size > MOST_VALUES) {
                throw new InputException(
                        path, "says a dimension has " + length + " values", "at least 1, and in all at most 2^30");
            }
        }
        return (int) size;
    }

    private static byte[] values(InputStream in, String path, int size) throws IOException {
        byte[] values = in.readNBytes(size);
        if (values.length < size) {
            throw new InputException(
                    path, "ends after " + values.length + " of the " + size + " values it announces", "copy it again");
        }
        if (in.read() >= 0) {
            throw new InputException(path, "goes on after the " + size + " values it announces", "copy it again");
        }
        return values;
    }
}
