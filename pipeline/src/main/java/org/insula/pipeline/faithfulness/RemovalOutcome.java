package org.insula.pipeline.faithfulness;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What a network says of one held-out sample as more and more of it is removed, and as nothing but that is left.
 *
 * @param subject the subject (or the run, where there is a single subject)
 * @param sample id of the sample
 * @param whole what it says of the whole sample
 * @param without what it says once each share is removed, in the order of the shares
 * @param only what it says where everything but that share is removed, in the same order
 */
public record RemovalOutcome(String subject, String sample, Answer whole, List<Answer> without, List<Answer> only)
        implements Serializable {

    /**
     * What a network says of a sample.
     *
     * @param right whether the most probable label is the true one
     * @param probability of the true label
     */
    public record Answer(boolean right, double probability) implements Serializable {}

    /** Copies the lists. */
    public RemovalOutcome {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(sample);
        Objects.requireNonNull(whole);
        without = List.copyOf(without);
        only = List.copyOf(only);
    }
}
