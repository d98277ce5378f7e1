package org.insula.pipeline.sample;

import java.util.random.RandomGenerator;

/** Random orders, each as likely as any other (Fisher and Yates; Durstenfeld 1964). */
public final class Shuffling {
    private Shuffling() {}

    /** Brings values into a random order; the same draws give the same one. */
    public static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }
}
