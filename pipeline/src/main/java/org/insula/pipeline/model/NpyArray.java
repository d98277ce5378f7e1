package org.insula.pipeline.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/**
 * Float64 arrays in NumPy's .npy format, version 1.0, little-endian, row-major. {@code numpy.load} reads what is
 * written here.
 *
 * <p>The header's text follows from the shape, so reading compares it byte by byte with what it must be and never takes
 * a size from the file.
 */
final class NpyArray {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyArray() {}

    /**
     * Writes an array, whole or not at all.
     *
     * @throws InputException if the file cannot be written
     */
    static void write(FileAccess files, String path, int[] shape, double[] values) {
        byte[] header = header(shape);
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
        byte[] expected = header(shape);
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

    /** Magic, length, a Python dictionary padded with spaces to a multiple of 64 bytes, line feed. */
    private static byte[] header(int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String tuple = "(" + sizes + (shape.length == 1 ? ",)" : ")");
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': " + tuple + ", }";
        int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        int padding = Math.floorMod(-unpadded, ALIGNMENT);
        String text = dictionary + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(unpadded + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
