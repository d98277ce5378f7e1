package org.insula.jobs.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.insula.pipeline.faithfulness.Removal;
import org.insula.pipeline.faithfulness.Replacement;

/**
 * What is computed to tell whether the maps can be believed.
 *
 * @param removedShares shares of a sample's places that are removed, ascending; empty removes nothing
 * @param replacement what takes the place of a removed value
 * @param retrainedShares shares after whose removal networks are trained again, ascending; empty trains none
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
    private static final String NONE = "none";

    private static final double LEAST_SHARE = 0.001;

    private static final String ASCENDING = "list shares from the smallest to the largest, such as [0.1, 0.2, 0.5]";

    /** The section {@code trust}. */
    static final Section<TrustConfig> SECTION = Section.of(defaults())
            .key("removedShares", shares(), "Shares of a sample's places that are removed, ascending.")
            .remedy(ASCENDING)
            .key("retrainedShares", shares(), "Shares after whose removal networks are trained again, ascending.")
            .remedy(ASCENDING)
            .key(
                    "replacement",
                    orNone(),
                    trust -> trust.removes() || trust.retrains() ? Optional.of(trust.replacement) : Optional.empty(),
                    TrustConfig::replacedBy,
                    "What takes the place of removed values: the region's training mean, zero (in the units of the"
                            + " series) or noise (of the training mean and variance). With none, nothing is removed.")
            .remedy("set replacement: noise, or leave retrainedShares out")
            .key(
                    "topShares",
                    shares(),
                    "Shares of most salient places that are looked for on task-on frames; [] looks for none.")
            .key(
                    "taskLag",
                    ValueType.number(0, 1000),
                    "Seconds from an event to the response to it: when the task counts as on.")
            .build();

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

    /** Whether networks are trained again. */
    public boolean retrains() {
        return !retrainedShares.isEmpty();
    }

    /** What is removed before networks are trained again, with the seed of its noise and its random order. */
    public Removal retraining(long seed) {
        return new Removal(retrainedShares, replacement, seed);
    }

    /** What is removed, with the seed of its noise and its random order. */
    public Removal removal(long seed) {
        return new Removal(removedShares, replacement, seed);
    }

    private static ValueType.Listed<Double> shares() {
        return new ValueType.Listed<>(ValueType.number(LEAST_SHARE, 1));
    }

    private static ValueType.Scalar<Optional<Replacement>> orNone() {
        List<String> names = new ArrayList<>(Choices.names(Replacement.class));
        names.add(NONE);
        return ValueType.named(
                names,
                text -> text.equals(NONE)
                        ? Optional.of(Optional.empty())
                        : Choices.parse(Replacement.class, text).map(Optional::of),
                replacement -> replacement.map(Choices::name).orElse(NONE));
    }

    private TrustConfig replacedBy(Optional<Replacement> other) {
        if (other.isEmpty() && retrains()) {
            throw new IllegalArgumentException("none while trust.retrainedShares is set");
        }
        List<Double> removed = other.isEmpty() ? List.of() : removedShares;
        return new TrustConfig(removed, other.orElse(replacement), retrainedShares, topShares, taskLag);
    }
}
