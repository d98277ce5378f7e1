package org.insula.pipeline.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.stream.IntStream;

/**
 * Random draws of what to keep, many at a time. The n-th is a hash of n, a whole number from 0 to 2³¹ − 1: so the loops
 * have no dependency from one draw to the next and run in vector instructions. The hash multiplies and folds twice, as finalisers of
 * hash functions do; good enough to drop values at random. Belongs to one thread.
 */
final class RandomBits {
    private static final int STEP = 0x9E3779B9;
    private static final int FIRST = 0x7FEB352D;
    private static final int SECOND = 0x846CA68B;

    private static final int BLOCK = 1024;

    /** i·STEP, looked up because the compiler makes no vectors of a loop's own counter. */
    private static final int[] MULTIPLES =
            IntStream.range(0, BLOCK).map(i -> i * STEP).toArray();

    private final int key;
    private int position;
    private final int[] block = new int[BLOCK];
    private final IntBuffer asInts;
    private final FloatBuffer asFloats;

    /** Two seeds give unrelated numbers. */
    RandomBits(long seed) {
        this.key = (int) (seed >>> 32);
        this.position = (int) seed;
        ByteBuffer bytes = ByteBuffer.allocateDirect(Integer.BYTES * BLOCK).order(ByteOrder.nativeOrder());
        this.asInts = bytes.asIntBuffer();
        this.asFloats = bytes.asFloatBuffer();
    }

    /**
     * Draws again which values are kept: {@code factors[i]} becomes 0 where the draw is below the threshold, else what
     * kept values are multiplied by. The same draws as {@link #keep(int, double, double[], int)}.
     */
    void keep(int threshold, float kept, float[] factors, int count) {
        int bitsOfKept = Float.floatToRawIntBits(kept);
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            draw(n);
            for (int i = 0; i < n; i++) {
                block[i] = bitsOfKept & (threshold - 1 - block[i] >> 31);
            }
            // Java's compiler turns neither a choice nor a conversion into vector instructions, but these copies.
            asInts.put(0, block, 0, n);
            asFloats.get(0, factors, done, n);
        }
    }

    /**
     * Draws again which values are kept: {@code factors[i]} becomes 0 where the draw, from 0 to 2³¹ − 1, is below the
     * threshold, else what kept values are multiplied by.
     */
    void keep(int threshold, double kept, double[] factors, int count) {
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            draw(n);
            for (int i = 0; i < n; i++) {
                factors[done + i] = block[i] < threshold ? 0 : kept;
            }
        }
    }

    /** The next numbers, into the block. */
    private void draw(int count) {
        int first = position * STEP;
        int with = key;
        for (int i = 0; i < count; i++) {
            int z = MULTIPLES[i] + first ^ with;
            z ^= z >>> 16;
            z *= FIRST;
            block[i] = z;
        }
        for (int i = 0; i < count; i++) {
            int z = block[i];
            z ^= z >>> 15;
            z *= SECOND;
            block[i] = (z ^ z >>> 16) >>> 1;
        }
        position += count;
    }
}
