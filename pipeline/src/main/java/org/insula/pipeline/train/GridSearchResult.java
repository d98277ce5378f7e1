package org.insula.pipeline.train;

import java.util.List;
import java.util.Objects;

/**
 * What a search among candidates gives.
 *
 * @param training the training of the chosen candidate
 * @param chosen   the candidate with the lowest validation loss, the first among equals
 * @param trials   every candidate, in the order tried
 */
public record GridSearchResult(TrainingResult training, Candidate chosen, List<Trial> trials) {
    /** Copies the list. */
    public GridSearchResult {
        Objects.requireNonNull(training);
        Objects.requireNonNull(chosen);
        trials = List.copyOf(trials);
    }
}
