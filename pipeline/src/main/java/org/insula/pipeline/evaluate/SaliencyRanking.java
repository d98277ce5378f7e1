package org.insula.pipeline.evaluate;

import java.util.Arrays;

/** Places in ascending order of their saliency or of its magnitude, with whether each matters. */
final class SaliencyRanking {
    /** Bits that order as the values do, then one bit for whether the place matters. */
    private final long[] keys;

    private final long positives;

    private SaliencyRanking(long[] keys, long positives) {
        this.keys = keys;
        this.positives = positives;
    }

    /**
     * Ranks the places that have saliency by its magnitude.
     *
     * @throws IllegalArgumentException if none or all of them matter
     */
    static SaliencyRanking of(float[] saliency, boolean[] reference) {
        float[] magnitudes = new float[saliency.length];
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.abs(saliency[i]);
        }
        return byValue(magnitudes, reference);
    }

    /**
     * Ranks the places that have saliency by its value: whatever is negative comes below 0.
     *
     * @throws IllegalArgumentException if none or all of them matter
     */
    static SaliencyRanking byValue(float[] saliency, boolean[] reference) {
        long[] keys = new long[saliency.length];
        int count = 0;
        long positives = 0;
        for (int i = 0; i < saliency.length; i++) {
            if (!Float.isNaN(saliency[i])) {
                keys[count] = (long) ordered(saliency[i]) << 1 | (reference[i] ? 1 : 0);
                positives += keys[count++] & 1;
            }
        }
        if (positives == 0 || positives == count) {
            throw new IllegalArgumentException(positives + " of " + count + " places matter; some must and some not");
        }
        keys = Arrays.copyOf(keys, count);
        Arrays.sort(keys);
        return new SaliencyRanking(keys, positives);
    }

    /** A whole number that orders as the value does; 0 and −0 have the same. Of positive values it is their bits. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value + 0f);
        return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    }

    private long value(int rank) {
        return keys[rank] >> 1;
    }

    private double magnitude(int rank) {
        return Float.intBitsToFloat((int) value(rank));
    }

    double smallest() {
        return magnitude(0);
    }

    double largest() {
        return magnitude(keys.length - 1);
    }

    /** First rank of the places whose value is that of rank {@code last}. */
    private int startOfTies(int last) {
        int first = last;
        while (first > 0 && value(first - 1) == value(last)) {
            first--;
        }
        return first;
    }

    private long positives(int from, int to) {
        long sum = 0;
        for (int i = from; i <= to; i++) {
            sum += keys[i] & 1;
        }
        return sum;
    }

    /** The rank sum of Mann and Whitney (1947) over the number of pairs; ties count half. */
    double auroc() {
        double pairs = 0;
        long above = 0;
        for (int last = keys.length - 1; last >= 0; ) {
            int first = startOfTies(last);
            long matter = positives(first, last);
            long others = last - first + 1 - matter;
            pairs += others * (above + matter / 2.0);
            above += matter;
            last = first - 1;
        }
        return pairs / (positives * (double) (keys.length - positives));
    }

    /** Ties are taken together. */
    double averagePrecision() {
        double sum = 0;
        long above = 0;
        for (int last = keys.length - 1; last >= 0; ) {
            int first = startOfTies(last);
            long matter = positives(first, last);
            above += matter;
            sum += (double) matter / positives * above / (keys.length - first);
            last = first - 1;
        }
        return sum;
    }

    /** Number of places in the top share, at least 1. */
    int top(double share) {
        return (int) Math.max(1, Math.round(share * keys.length));
    }

    /** Of the first {@code count} places those that matter; where ties are cut through, as many as expected by chance. */
    double hits(int count) {
        int left = Math.min(count, keys.length);
        double hits = 0;
        for (int last = keys.length - 1; left > 0; ) {
            int first = startOfTies(last);
            int ties = last - first + 1;
            int taken = Math.min(left, ties);
            hits += positives(first, last) * (double) taken / ties;
            left -= taken;
            last = first - 1;
        }
        return hits;
    }
}
