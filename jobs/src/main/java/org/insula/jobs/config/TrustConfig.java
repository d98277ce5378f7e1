package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.faithfulness.Removal;
import org.insula.pipeline.faithfulness.Replacement;

/**
 * What is computed to tell whether the maps can be believed.
 *
 * @param removedShares shares of a sample's places that are removed, ascending; empty removes nothing
 * @param replacement what takes the place of a removed value
 * @param retrainedShares shares after whose removal networks are trained anew, ascending; empty trains none
 * @param topShares shares of most salient places that are looked for on task-on frames, each above 0 and at most 1
 * @param taskLag s from an event to the response to it
 */
public record TrustConfig(
        List<Double> removedShares,
        Replacement replacement,
        List<Double> retrainedShares,
        List<Double> topShares,
        double taskLag)
        implements Serializable {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if removed or retrained shares do not ascend from above 0 to at most 1
     */
    public TrustConfig {
        Objects.requireNonNull(replacement);
        removedShares = List.copyOf(removedShares);
        retrainedShares = List.copyOf(retrainedShares);
        topShares = List.copyOf(topShares);
        if (!removedShares.isEmpty()) {
            new Removal(removedShares, replacement, 0);
        }
        if (!retrainedShares.isEmpty()) {
            new Removal(retrainedShares, replacement, 0);
        }
    }

    /** 10 to 50 % removed, replaced by the region's mean; the highest 10 to 50 % on task-on frames, which come 5 s late. */
    public static TrustConfig defaults() {
        Removal removal = Removal.withDefaults();
        return new TrustConfig(removal.shares(), removal.replacement(), List.of(), removal.shares(), 5);
    }

    /** Whether anything is removed. */
    public boolean removes() {
        return !removedShares.isEmpty();
    }

    /** Whether networks are trained anew. */
    public boolean retrains() {
        return !retrainedShares.isEmpty();
    }

    /** What is removed before networks are trained anew, with the seed of its noise and its random order. */
    public Removal retraining(long seed) {
        return new Removal(retrainedShares, replacement, seed);
    }

    /** What is removed, with the seed of its noise and its random order. */
    public Removal removal(long seed) {
        return new Removal(removedShares, replacement, seed);
    }
}
