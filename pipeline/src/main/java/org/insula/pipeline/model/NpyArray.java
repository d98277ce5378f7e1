package org.insula.pipeline.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.npy.NpyHeader;

/**
 * Float64 arrays in NumPy's .npy format. Reading compares the header byte by byte with what it must be and never takes a
 * size from the file.
 */
final class NpyArray {
    private NpyArray() {}

    /**
     * Writes an array, whole or not at all.
     *
     * @throws InputException if the file cannot be written
     */
    static void write(FileAccess files, String path, int[] shape, double[] values) {
        byte[] header = NpyHeader.float64(shape);
        ByteBuffer bytes = ByteBuffer.allocate(header.length + Math.multiplyExact(values.length, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(header).asDoubleBuffer().put(values);
        files.writeAtomically(path, out -> out.write(bytes.array()));
    }

    /**
     * Reads an array of a known shape into place.
     *
     * @throws InputException if the file cannot be read or is not exactly such an array, or a value is not finite
     */
    static void read(FileAccess files, String path, int[] shape, double[] values) {
        byte[] expected = NpyHeader.float64(shape);
        int size = expected.length + Math.multiplyExact(values.length, Double.BYTES);
        byte[] bytes = new byte[0];
        try (InputStream in = files.open(path)) {
            // One byte more than there should be tells a file that is too long.
            bytes = in.readNBytes(size + 1);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
        boolean headed = bytes.length >= expected.length
                && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
        if (!headed || bytes.length != size) {
            throw new InputException(
                    path,
                    "is not the little-endian float64 array of shape " + Arrays.toString(shape)
                            + " that the model needs",
                    "train the model again");
        }
        ByteBuffer.wrap(bytes, expected.length, size - expected.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new InputException(path, "holds values that are not finite", "train the model again");
        }
    }
}
