package org.insula.pipeline.faithfulness;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How much of a sample is removed, and what takes its place.
 *
 * @param shares of the sample's places, ascending, each above 0 and at most 1
 * @param replacement what takes the place of a removed value
 * @param seed of the noise and of the random order
 */
public record Removal(List<Double> shares, Replacement replacement, long seed) implements Serializable {
    /**
     * Refuses what cannot be removed.
     *
     * @throws IllegalArgumentException if there is no share, or they do not ascend from above 0 to at most 1
     */
    public Removal {
        shares = List.copyOf(shares);
        Objects.requireNonNull(replacement);
        double last = 0;
        for (double share : shares) {
            if (!(share > last && share <= 1)) {
                throw new IllegalArgumentException("shares " + shares + " do not ascend from above 0 to at most 1");
            }
            last = share;
        }
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("there is no share to remove");
        }
    }

    /** 10 to 50 % in steps of 10 (Ismail et al. 2019), replaced by the region's training mean, seed 0. */
    public static Removal withDefaults() {
        return new Removal(List.of(0.1, 0.2, 0.3, 0.4, 0.5), Replacement.REGION_MEAN, 0);
    }

    /** The same with other shares. */
    public Removal withShares(List<Double> others) {
        return new Removal(others, replacement, seed);
    }

    /** The same with another replacement. */
    public Removal withReplacement(Replacement other) {
        return new Removal(shares, other, seed);
    }

    /** The same with another seed. */
    public Removal withSeed(long other) {
        return new Removal(shares, replacement, other);
    }
}
