package org.insula.pipeline.model;

/**
 * Random whole numbers from 0 to 2³¹ − 1, many at a time: the n-th is a hash of n, so the loop has no dependency from
 * one number to the next and runs in vector instructions. The hash multiplies and folds twice, as finalisers of
 * hash functions do; good enough to drop values at random. Belongs to one thread.
 */
final class RandomBits {
    private static final int STEP = 0x9E3779B9;
    private static final int FIRST = 0x7FEB352D;
    private static final int SECOND = 0x846CA68B;

    private final int key;
    private int position;

    /** Two seeds give unrelated numbers. */
    RandomBits(long seed) {
        this.key = (int) (seed >>> 32);
        this.position = (int) seed;
    }

    /** The next numbers. */
    void fill(int[] bits, int count) {
        int first = position;
        int with = key;
        for (int i = 0; i < count; i++) {
            int z = (first + i) * STEP ^ with;
            z ^= z >>> 16;
            z *= FIRST;
            z ^= z >>> 15;
            z *= SECOND;
            bits[i] = (z ^ z >>> 16) >>> 1;
        }
        position += count;
    }
}
