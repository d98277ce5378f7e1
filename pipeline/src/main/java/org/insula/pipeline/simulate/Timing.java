package org.insula.pipeline.simulate;

import java.util.Locale;

/** When in a block a planted region responds. */
public enum Timing {
    /** In the first quarter of the block only, twice as strongly. */
    EARLY(0, 0.25, 2),
    /** In the last quarter of the block only, twice as strongly. */
    LATE(0.75, 1, 2),
    /** All through the block. */
    SUSTAINED(0, 1, 1);

    private final double from;
    private final double to;
    private final double strength;

    Timing(double from, double to, double strength) {
        this.from = from;
        this.to = to;
        this.strength = strength;
    }

    /** Start of the neural response as a share of the block, 0 to 1. */
    public double from() {
        return from;
    }

    /** End of the neural response as a share of the block, 0 to 1. */
    public double to() {
        return to;
    }

    /** Height of the neural response; 1 is that of a sustained one. */
    public double strength() {
        return strength;
    }

    /** The name in files: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
