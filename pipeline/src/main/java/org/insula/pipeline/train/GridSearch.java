package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import org.insula.io.InputException;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * Trains candidates on a fold's training samples and keeps the one with the lowest loss on its validation samples, the
 * first among equals. The fold's test samples have no part in it: the choice is nested in the fold.
 *
 * <p>Immutable; the same arguments give the same bits.
 */
public final class GridSearch {
    private final List<Candidate> candidates;
    private final int threads;

    /**
     * A search among candidates, which are tried in their order.
     *
     * @throws IllegalArgumentException if there is none
     */
    public GridSearch(List<Candidate> candidates) {
        this(candidates, 1);
    }

    private GridSearch(List<Candidate> candidates, int threads) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("there is no candidate");
        }
        this.candidates = List.copyOf(candidates);
        this.threads = threads;
    }

    /** The same with another number of threads that work on a batch; results do not depend on it. */
    public GridSearch withThreads(int newThreads) {
        return new GridSearch(candidates, newThreads);
    }

    /**
     * Trains every candidate from the same seed. One whose loss stops being a number is out of the choice.
     *
     * @throws InputException           if that happens to all of them
     * @throws IllegalArgumentException if the fold has no training samples, or several candidates and no validation
     *                                  samples to choose by
     */
    public GridSearchResult search(SampleSet samples, Fold fold, long seed) {
        if (candidates.size() > 1 && fold.validation().length == 0) {
            throw new IllegalArgumentException(fold + " has nothing to choose one of several candidates by");
        }
        List<Trial> trials = new ArrayList<>();
        TrainingResult best = null;
        Candidate chosen = null;
        InputException diverged = null;
        for (Candidate candidate : candidates) {
            try {
                TrainingResult result = train(candidate, tried(candidate.options()), samples, fold, seed);
                trials.add(new Trial(candidate, result.validationLoss()));
                if (best == null || result.validationLoss() < best.validationLoss()) {
                    best = result;
                    chosen = candidate;
                }
            } catch (InputException e) {
                trials.add(new Trial(candidate, Double.NaN));
                diverged = e;
            }
        }
        if (best == null) {
            throw diverged;
        }
        boolean refits = candidates.size() > 1 && chosen.options().refit() != Refit.NONE;
        TrainingResult kept = refits ? train(chosen, chosen.options(), samples, fold, seed) : best;
        return new GridSearchResult(kept, chosen, trials);
    }

    /** Only the candidate that is chosen is worth training on all samples. */
    private TrainingOptions tried(TrainingOptions options) {
        return candidates.size() > 1 ? options.withRefit(Refit.NONE) : options;
    }

    private TrainingResult train(
            Candidate candidate, TrainingOptions options, SampleSet samples, Fold fold, long seed) {
        return new Trainer(options).withThreads(threads).train(candidate.model(), samples, fold, seed);
    }
}
