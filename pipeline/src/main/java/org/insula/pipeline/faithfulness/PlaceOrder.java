package org.insula.pipeline.faithfulness;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.insula.pipeline.sample.Shuffling;

/** Places of a sample in the order in which they are removed. */
final class PlaceOrder {
    private PlaceOrder() {}

    /**
     * Places by magnitude, the largest first, ties in the order of the sample; NaN is left out.
     *
     * @param saliency [frame][region], frame by frame
     */
    static int[] of(float[] saliency) {
        long[] keys = new long[saliency.length];
        int count = 0;
        for (int place = 0; place < saliency.length; place++) {
            if (!Float.isNaN(saliency[place])) {
                // The bits of a magnitude order as it does; turned round, so that the largest comes first.
                long magnitude = Float.floatToIntBits(Math.abs(saliency[place]));
                keys[count++] = (Integer.MAX_VALUE - magnitude) << 32 | place;
            }
        }
        long[] sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
        return Arrays.stream(sorted).mapToInt(key -> (int) key).toArray();
    }

    /** How many places a share of an order is, rounded to the nearest, halves up. */
    static int count(double share, int[] order) {
        return (int) Math.floor(share * order.length + 0.5);
    }

    /** The same places in an order drawn from a seed and the sample's id. */
    static int[] random(float[] saliency, long seed, String sample) {
        int[] places = of(saliency);
        Arrays.sort(places);
        Shuffling.shuffle(places, stream(seed, sample));
        return places;
    }

    /** Random numbers that follow from a seed and a sample's id, whatever is drawn for other samples. */
    static SplittableRandom stream(long seed, String sample) {
        long hash = 0xcbf29ce484222325L ^ new SplittableRandom(seed).nextLong();
        for (int i = 0; i < sample.length(); i++) {
            hash = (hash ^ sample.charAt(i)) * 0x100000001b3L;
        }
        return new SplittableRandom(hash);
    }
}
