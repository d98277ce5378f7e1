package org.insula.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns doubles into stored voxels, little-endian, a chunk at a time. */
final class VoxelEncoder {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Datatype type;
    private final ByteBuffer buffer = ByteBuffer.wrap(new byte[CHUNK_BYTES]).order(ByteOrder.LITTLE_ENDIAN);
    private final double least;
    private final double most;

    VoxelEncoder(Datatype type) {
        this.type = type;
        this.least = least(type);
        this.most = most(type);
    }

    /** The most voxels of a chunk. */
    int capacity() {
        return CHUNK_BYTES / type.bytes();
    }

    byte[] bytes() {
        return buffer.array();
    }

    /**
     * Encodes {@code values[from .. from + count - 1]} and returns the number of bytes. Whole-number types round to the
     * nearest number, ties to the even one.
     *
     * @throws IllegalArgumentException if a value is outside a whole-number type's range, or NaN
     */
    int encode(double[] values, int from, int count) {
        buffer.clear();
        for (int v = from; v < from + count; v++) {
            switch (type) {
                case FLOAT32 -> buffer.putFloat((float) values[v]);
                case FLOAT64 -> buffer.putDouble(values[v]);
                default -> putWhole(Math.rint(values[v]));
            }
        }
        return buffer.position();
    }

    private void putWhole(double value) {
        // Written so that NaN is refused.
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(value + " cannot be stored as " + type.label());
        }
        switch (type.bytes()) {
            case 1 -> buffer.put((byte) (int) value);
            case 2 -> buffer.putShort((short) (int) value);
            case 4 -> buffer.putInt((int) (long) value);
            default -> buffer.putLong(type == Datatype.UINT64 ? unsigned(value) : (long) value);
        }
    }

    private static long unsigned(double value) {
        return value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE;
    }

    private static double least(Datatype type) {
        return switch (type) {
            case INT8, INT16, INT32, INT64 -> -Math.scalb(1.0, 8 * type.bytes() - 1);
            default -> 0;
        };
    }

    /** The largest double that fits: for 64 bits that is below the type's own largest number. */
    private static double most(Datatype type) {
        return switch (type) {
            case INT8, INT16, INT32 -> Math.scalb(1.0, 8 * type.bytes() - 1) - 1;
            case UINT8, UINT16, UINT32 -> Math.scalb(1.0, 8 * type.bytes()) - 1;
            case INT64 -> Math.nextDown(0x1p63);
            default -> Math.nextDown(0x1p64);
        };
    }
}
