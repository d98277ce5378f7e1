package org.insula.io.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Images put together byte by byte from the offsets of nifti1.h and nifti2.h, independently of the reader's own tables.
 * Starts as a valid single file of 2×2×1 uint8 voxels with voxel sizes 1 mm and no form.
 */
public final class NiftiBytes {
    private final boolean second;
    private final ByteBuffer header;
    private byte[] gap = new byte[4];
    private byte[] body = {1, 2, 3, 4};

    private NiftiBytes(boolean second, ByteOrder order) {
        this.second = second;
        this.header = ByteBuffer.allocate(second ? 540 : 348).order(order);
        header.putInt(0, second ? 540 : 348);
        magic(second ? "n+2\0\r\n\032\n" : "n+1\0");
        dim(3, 2, 2, 1).datatype(2, 8).pixdim(1, 1, 1, 1).offset(second ? 544 : 352);
    }

    public static NiftiBytes first() {
        return new NiftiBytes(false, ByteOrder.LITTLE_ENDIAN);
    }

    public static NiftiBytes firstBigEndian() {
        return new NiftiBytes(false, ByteOrder.BIG_ENDIAN);
    }

    public static NiftiBytes second() {
        return new NiftiBytes(true, ByteOrder.LITTLE_ENDIAN);
    }

    public static NiftiBytes secondBigEndian() {
        return new NiftiBytes(true, ByteOrder.BIG_ENDIAN);
    }

    public NiftiBytes magic(String magic) {
        header.put(second ? 4 : 344, magic.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public NiftiBytes dim(long... dim) {
        for (int d = 0; d < dim.length; d++) {
            if (second) {
                header.putLong(16 + 8 * d, dim[d]);
            } else {
                header.putShort(40 + 2 * d, (short) dim[d]);
            }
        }
        return this;
    }

    public NiftiBytes datatype(int code, int bits) {
        header.putShort(second ? 12 : 70, (short) code).putShort(second ? 14 : 72, (short) bits);
        return this;
    }

    public NiftiBytes pixdim(double... pixdim) {
        reals(second ? 104 : 76, pixdim);
        return this;
    }

    public NiftiBytes offset(double offset) {
        if (second) {
            header.putLong(168, (long) offset);
        } else {
            header.putFloat(108, (float) offset);
        }
        return this;
    }

    public NiftiBytes scaling(double slope, double inter) {
        reals(second ? 176 : 112, slope, inter);
        return this;
    }

    public NiftiBytes units(int xyzt) {
        if (second) {
            header.putInt(500, xyzt);
        } else {
            header.put(123, (byte) xyzt);
        }
        return this;
    }

    public NiftiBytes qform(int code, double b, double c, double d, double x, double y, double z) {
        code(second ? 344 : 252, code);
        reals(second ? 352 : 256, b, c, d, x, y, z);
        return this;
    }

    public NiftiBytes sform(int code, double... rows) {
        code(second ? 348 : 254, code);
        reals(second ? 400 : 280, rows);
        return this;
    }

    private void code(int at, int code) {
        if (second) {
            header.putInt(at, code);
        } else {
            header.putShort(at, (short) code);
        }
    }

    private void reals(int at, double... values) {
        for (int v = 0; v < values.length; v++) {
            if (second) {
                header.putDouble(at + 8 * v, values[v]);
            } else {
                header.putFloat(at + 4 * v, (float) values[v]);
            }
        }
    }

    /** What stands between header and voxels; the voxels' offset is set to fit. */
    public NiftiBytes gap(byte[] bytes) {
        gap = bytes;
        return offset(header.capacity() + bytes.length);
    }

    public NiftiBytes body(byte... bytes) {
        body = bytes;
        return this;
    }

    /** Voxels in the header's byte order. */
    public NiftiBytes body(int bytes, Consumer<ByteBuffer> filler) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(header.order());
        filler.accept(buffer);
        return body(buffer.array());
    }

    public byte[] headerOnly() {
        return header.array().clone();
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(header.capacity() + gap.length + body.length)
                .put(header.array())
                .put(gap)
                .put(body)
                .array();
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
