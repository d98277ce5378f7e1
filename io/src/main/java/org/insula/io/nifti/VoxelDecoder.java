package org.insula.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Turns stored voxels into doubles, a chunk at a time. Each type is copied in bulk into an array of its own kind, which
 * swaps bytes where needed, and then widened in a loop that the compiler vectorises: on a par with a memory copy.
 */
abstract class VoxelDecoder {
    /** Small enough to stay in a core's cache between unpacking and decoding. */
    private static final int CHUNK_BYTES = 1 << 16;

    private final byte[] bytes = new byte[CHUNK_BYTES];
    private final ByteBuffer buffer;
    private final int capacity;

    private VoxelDecoder(Datatype type, ByteOrder order) {
        this.buffer = ByteBuffer.wrap(bytes).order(order);
        this.capacity = CHUNK_BYTES / type.bytes();
    }

    static VoxelDecoder of(Datatype type, ByteOrder order) {
        return switch (type) {
            case UINT8, INT8 -> new Bytes(type, order);
            case INT16, UINT16 -> new Shorts(type, order);
            case INT32, UINT32 -> new Ints(type, order);
            case INT64, UINT64 -> new Longs(type, order);
            case FLOAT32 -> new Floats(order);
            case FLOAT64 -> new Doubles(order);
        };
    }

    /** Where the stored voxels of a chunk go before {@link #decode}. */
    byte[] bytes() {
        return bytes;
    }

    /** The most voxels of a chunk. */
    int capacity() {
        return capacity;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    /** Decodes the first {@code count} voxels of the chunk into {@code values[from..]}. */
    abstract void decode(int count, double[] values, int from);

    private static final class Bytes extends VoxelDecoder {
        private final int mask;

        Bytes(Datatype type, ByteOrder order) {
            super(type, order);
            this.mask = type == Datatype.UINT8 ? 0xff : -1;
        }

        @Override
        void decode(int count, double[] values, int from) {
            byte[] stored = bytes();
            for (int v = 0; v < count; v++) {
                values[from + v] = stored[v] & mask;
            }
        }
    }

    private static final class Shorts extends VoxelDecoder {
        private final ShortBuffer view = buffer().asShortBuffer();
        private final short[] stored = new short[capacity()];
        private final int mask;

        Shorts(Datatype type, ByteOrder order) {
            super(type, order);
            this.mask = type == Datatype.UINT16 ? 0xffff : -1;
        }

        @Override
        void decode(int count, double[] values, int from) {
            view.get(0, stored, 0, count);
            for (int v = 0; v < count; v++) {
                values[from + v] = stored[v] & mask;
            }
        }
    }

    private static final class Ints extends VoxelDecoder {
        private final IntBuffer view = buffer().asIntBuffer();
        private final int[] stored = new int[capacity()];
        private final long mask;

        Ints(Datatype type, ByteOrder order) {
            super(type, order);
            this.mask = type == Datatype.UINT32 ? 0xffff_ffffL : -1;
        }

        @Override
        void decode(int count, double[] values, int from) {
            view.get(0, stored, 0, count);
            for (int v = 0; v < count; v++) {
                values[from + v] = stored[v] & mask;
            }
        }
    }

    private static final class Longs extends VoxelDecoder {
        private final LongBuffer view = buffer().asLongBuffer();
        private final long[] stored = new long[capacity()];
        private final boolean unsigned;

        Longs(Datatype type, ByteOrder order) {
            super(type, order);
            this.unsigned = type == Datatype.UINT64;
        }

        @Override
        void decode(int count, double[] values, int from) {
            view.get(0, stored, 0, count);
            for (int v = 0; v < count; v++) {
                long value = stored[v];
                // Halved with the lost bit kept, so that the conversion rounds as it would have.
                values[from + v] = value < 0 && unsigned ? 2.0 * (value >>> 1 | value & 1) : value;
            }
        }
    }

    private static final class Floats extends VoxelDecoder {
        private final FloatBuffer view = buffer().asFloatBuffer();
        private final float[] stored = new float[capacity()];

        Floats(ByteOrder order) {
            super(Datatype.FLOAT32, order);
        }

        @Override
        void decode(int count, double[] values, int from) {
            view.get(0, stored, 0, count);
            for (int v = 0; v < count; v++) {
                values[from + v] = stored[v];
            }
        }
    }

    private static final class Doubles extends VoxelDecoder {
        private final DoubleBuffer view = buffer().asDoubleBuffer();

        Doubles(ByteOrder order) {
            super(Datatype.FLOAT64, order);
        }

        @Override
        void decode(int count, double[] values, int from) {
            view.get(0, values, from, count);
        }
    }
}
