package org.insula.pipeline.simulate;

import java.util.Locale;

/** When in a block a planted region responds. */
public enum Timing {
    /** In the first quarter of the block only. */
    EARLY(0, 0.25),
    /** In the last quarter of the block only. */
    LATE(0.75, 1),
    /** All through the block. */
    SUSTAINED(0, 1);

    private final double from;
    private final double to;

    Timing(double from, double to) {
        this.from = from;
        this.to = to;
    }

    /** Start of the neural response as a share of the block, 0 to 1. */
    public double from() {
        return from;
    }

    /** End of the neural response as a share of the block, 0 to 1. */
    public double to() {
        return to;
    }

    /** The name in files: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
