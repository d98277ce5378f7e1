package org.insula.pipeline.evaluate;

import java.io.Serializable;
import java.util.List;

/**
 * Accuracy of a model beside that of models trained in the same way on permuted labels, shares between 0 and 1.
 *
 * <p>Where labels mean nothing, each of them is as likely to be the best: {@code p = (1 + b) / (1 + m)} with b of m null
 * models at least as accurate (Ojala and Garriga 2010; Phipson and Smyth 2010). Unlike a test over subjects this also counts what
 * subjects share, the networks and most of their training samples.
 *
 * @param observed accuracy with the true labels
 * @param nulls accuracy of each null model
 */
public record NullAccuracy(double observed, List<Double> nulls) implements Serializable {
    private static final double TIE = 1e-12;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no null model
     */
    public NullAccuracy {
        nulls = List.copyOf(nulls);
        if (nulls.isEmpty()) {
            throw new IllegalArgumentException("there are no null models");
        }
    }

    /** Share of all models, the observed one included, that are at least as accurate as it. */
    public double p() {
        long reaching =
                nulls.stream().filter(accuracy -> accuracy >= observed - TIE).count();
        return (1.0 + reaching) / (1 + nulls.size());
    }
}
