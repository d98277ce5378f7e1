package org.insula.jobs.log;

import java.util.Locale;

/** Durations as people read them. */
public final class DurationText {
    private static final double MINUTE = 60;

    private DurationText() {}

    /** Seconds to a tenth, from a minute on whole minutes, then hours and minutes; {@code ?} if not finite. */
    public static String of(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long minutes = Math.round(seconds / MINUTE);
        return minutes < MINUTE
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / (long) MINUTE, minutes % (long) MINUTE);
    }
}
