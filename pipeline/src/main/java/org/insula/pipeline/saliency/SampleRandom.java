package org.insula.pipeline.saliency;

import java.util.Random;

/** Random numbers of a sample that follow from a seed and its values alone, not from its place in a batch. */
final class SampleRandom {
    private SampleRandom() {}

    /** The stream of one sample: {@code size} values from an offset on. */
    static Random of(long seed, double[] values, int offset, int size) {
        // FNV-1a over the values' bits, then the finaliser of SplitMix64, so that similar samples start far apart.
        long hash = 0xcbf29ce484222325L ^ mix(seed);
        for (int i = offset; i < offset + size; i++) {
            hash = (hash ^ Double.doubleToLongBits(values[i])) * 0x100000001b3L;
            hash ^= hash >>> 32;
        }
        return new Random(mix(hash));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
