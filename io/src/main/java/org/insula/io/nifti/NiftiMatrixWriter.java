package org.insula.io.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.insula.io.FileAccess;

/**
 * Writes a matrix of numbers without a place in space, and an extension that says what they are: a NIfTI-2 image whose
 * first four dimensions are 1. Rows come one by one, and no more than one is held.
 */
public final class NiftiMatrixWriter {
    private static final int EXTENSION_HEADER = 2 * Integer.BYTES;
    private static final int EXTENSION_UNIT = 16;

    private NiftiMatrixWriter() {}

    /** Gives the rows of a matrix in their order. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Fills in a row; all are asked for once, from the first to the last.
         *
         * @param index of the row
         * @param values to be filled, one each
         */
        void fill(int index, double[] values);
    }

    /**
     * The shape of a matrix.
     *
     * @param rows how many there are
     * @param length values in a row; these stand together in the file
     */
    public record Shape(int rows, int length) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one of them is not positive
         */
        public Shape {
            if (rows < 1 || length < 1) {
                throw new IllegalArgumentException(rows + " rows of " + length + " values");
            }
        }
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param extensionCode the kind of the extension
     * @param extension its content; zeros are added until it is as long as NIfTI wants
     * @throws org.insula.io.InputException if the file cannot be written
     * @throws IllegalArgumentException if a value cannot be stored in the metadata's type
     */
    public static void write(
            FileAccess files,
            String path,
            int extensionCode,
            byte[] extension,
            Shape shape,
            NiftiMetadata meta,
            Rows rows) {
        byte[] whole = extension(extensionCode, extension);
        files.writeAtomically(path, out -> {
            out.write(HeaderWriter.matrixHeader(shape.length(), shape.rows(), whole.length, meta));
            out.write(whole);
            write(out, shape, new VoxelEncoder(meta.datatype()), rows);
        });
    }

    private static byte[] extension(int code, byte[] content) {
        int units = (EXTENSION_HEADER + content.length + EXTENSION_UNIT - 1) / EXTENSION_UNIT;
        return ByteBuffer.allocate(units * EXTENSION_UNIT)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(units * EXTENSION_UNIT)
                .putInt(code)
                .put(content)
                .array();
    }

    private static void write(OutputStream out, Shape shape, VoxelEncoder encoder, Rows rows) throws IOException {
        double[] values = new double[shape.length()];
        for (int row = 0; row < shape.rows(); row++) {
            rows.fill(row, values);
            for (int from = 0; from < values.length; from += encoder.capacity()) {
                int bytes = encoder.encode(values, from, Math.min(encoder.capacity(), values.length - from));
                out.write(encoder.bytes(), 0, bytes);
            }
        }
    }
}
