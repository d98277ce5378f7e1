package org.insula.pipeline.bench;

import java.util.Objects;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.train.TrainingOptions;

/**
 * How the models of a {@link MapBench} are trained and tested. Immutable.
 *
 * @param training            how networks are trained
 * @param folds               how samples are divided; the seed of each cohort takes the place of its seed
 * @param permutations        of the labels that linear models are trained again on, 0 for no test
 * @param networkPermutations the same of networks
 */
public record MapProtocol(TrainingOptions training, FoldOptions folds, int permutations, int networkPermutations) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number of permutations is below 0
     */
    public MapProtocol {
        Objects.requireNonNull(training);
        Objects.requireNonNull(folds);
        if (permutations < 0 || networkPermutations < 0) {
            throw new IllegalArgumentException(
                    permutations + " and " + networkPermutations + " permutations; they must be at least 0");
        }
    }

    /** The divisions of a cohort. */
    FoldOptions folds(long seed) {
        return new FoldOptions(folds.folds(), folds.group(), folds.validationShare(), folds.heldOutShare(), seed);
    }

    /** Permutations for a model. */
    int permutations(boolean linear) {
        return linear ? permutations : networkPermutations;
    }
}
