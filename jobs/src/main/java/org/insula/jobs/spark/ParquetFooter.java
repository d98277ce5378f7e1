package org.insula.jobs.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.insula.io.FileAccess;

/**
 * Gives a Parquet file the same bytes whichever process wrote it.
 *
 * <p>The library lists the encodings of a column in the order of a hash set of enum constants, whose hash codes are other
 * ones in every process. Everything before the footer is copied as it is; in the footer those lists are sorted. Layout of
 * the end of the file (Apache Parquet's format): footer, its length as four bytes, little-endian, and {@code PAR1}.
 */
final class ParquetFooter {
    private static final int TAIL = 8;

    private ParquetFooter() {}

    /**
     * Copies a Parquet file, its lists of encodings sorted.
     *
     * @throws IOException if it cannot be read as Parquet, or the copy cannot be written
     */
    static void copySorted(FileAccess files, String from, String to) throws IOException {
        long size = files.status(from).size();
        byte[] tail = end(files, from, size, TAIL);
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] footer = sorted(end(files, from, size, length + TAIL), length);
        try (InputStream in = files.open(from);
                OutputStream out = files.create(to)) {
            copy(in, out, size - length - TAIL);
            out.write(footer);
            out.write(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(footer.length)
                    .array());
            out.write(tail, Integer.BYTES, TAIL - Integer.BYTES);
        }
    }

    private static byte[] sorted(byte[] end, int length) throws IOException {
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, 0, length));
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                Collections.sort(column.getMeta_data().getEncodings());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
        Util.writeFileMetaData(footer, bytes);
        return bytes.toByteArray();
    }

    /** The last bytes of a file. */
    private static byte[] end(FileAccess files, String path, long size, int length) throws IOException {
        if (length < TAIL || length > size) {
            throw new IOException("a Parquet file of " + size + " bytes cannot end in a footer of " + length);
        }
        try (InputStream in = files.open(path)) {
            in.skipNBytes(size - length);
            return in.readNBytes(length);
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
