package org.insula.pipeline.saliency;

import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * A way to say how much each value of a sample mattered to the score of a class. Implementations are immutable; methods
 * that average over noise or paths wrap another attribution.
 */
public interface Attribution {

    /**
     * Explains a batch.
     *
     * @param pass    the network's working memory, of this thread, without dropout
     * @param batch   standardised samples
     * @param classes the class to explain of each sample
     * @return signed saliency with respect to the standardised values, {@code [sample][frame][region]}; a new array of
     *         exactly that size
     */
    double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes);

    /** Whether the saliency of a network is the same for every sample, so that an average over samples is any of them. */
    default boolean isSameEverywhere(ModelSpec spec) {
        return false;
    }
}
