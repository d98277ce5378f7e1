package org.insula.jobs.export;

import java.util.List;
import java.util.Objects;
import org.insula.pipeline.evaluate.ChanceTest;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.evaluate.NullAccuracy;
import org.insula.pipeline.evaluate.Performance;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.sample.LabelPermutation;

/**
 * How well networks of permuted labels do, beside those of the labels themselves.
 *
 * @param exchange what labels were dealt among
 * @param seed seed of all networks compared
 * @param observed with the labels themselves
 * @param nulls with permuted labels, by permutation; at least one
 */
public record NullPerformance(LabelPermutation.Exchange exchange, long seed, Score observed, List<Score> nulls) {
    /**
     * Networks of all folds, trained on the same labels.
     *
     * @param nullIndex which permutation of the labels, from 1; 0 for the labels themselves
     * @param performance all held-out predictions together
     * @param accuracy mean over groups, 0 to 1
     */
    public record Score(int nullIndex, Performance performance, double accuracy) {
        /** Of predictions, which are held out and of labels as these networks were taught them. */
        public static Score of(int nullIndex, List<Prediction> predictions, int labels) {
            Performance performance = Performance.of(predictions, labels);
            double accuracy = ChanceTest.withDefaults()
                    .test(GroupAccuracy.of(predictions), performance.chance())
                    .accuracy();
            return new Score(nullIndex, performance, accuracy);
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no null model
     */
    public NullPerformance {
        Objects.requireNonNull(exchange);
        Objects.requireNonNull(observed);
        nulls = List.copyOf(nulls);
        if (nulls.isEmpty()) {
            throw new IllegalArgumentException("there are no null models");
        }
    }

    /** Share of all models, the observed one included, that are at least as accurate as it. */
    public double p() {
        return new NullAccuracy(
                        observed.accuracy(), nulls.stream().map(Score::accuracy).toList())
                .p();
    }
}
