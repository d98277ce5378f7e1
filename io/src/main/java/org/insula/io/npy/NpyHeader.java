package org.insula.io.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The bytes before the values in NumPy's .npy format, version 1.0, little-endian, row-major: {@code numpy.load} reads
 * what follows such a header.
 *
 * <p>They follow from type and shape alone, so whoever reads compares them with what they must be, byte by byte, and
 * never takes a size from a file.
 */
public final class NpyHeader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    /** The header of float32 values, 4 bytes each. */
    public static byte[] float32(int... shape) {
        return of("<f4", shape);
    }

    /** The header of float64 values, 8 bytes each. */
    public static byte[] float64(int... shape) {
        return of("<f8", shape);
    }

    /** Magic, length, a Python dictionary padded with spaces to a multiple of 64 bytes, line feed. */
    private static byte[] of(String type, int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String tuple = "(" + sizes + (shape.length == 1 ? ",)" : ")");
        String dictionary = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + tuple + ", }";
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
