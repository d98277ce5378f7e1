package org.insula.io.image;

/** What a repetition time can be. */
public final class RepetitionTime {
    /** No functional run is sampled more slowly than this, in s; larger numbers are milliseconds called seconds. */
    public static final double LONGEST = 100;

    private RepetitionTime() {}

    /** Whether {@code seconds} can be the time between two frames: positive and at most {@link #LONGEST}. */
    public static boolean isBelievable(double seconds) {
        return seconds > 0 && seconds <= LONGEST;
    }
}
