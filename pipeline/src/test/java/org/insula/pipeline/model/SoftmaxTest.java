package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class SoftmaxTest {
    private static final double LN2 = Math.log(2);
    /** Probabilities 1/4, 1/2, 1/4. */
    private static final double[] LOGITS = {0, LN2, 0};

    @Test
    void probabilitiesFollowTheLogits() {
        assertThat(Softmax.probabilities(LOGITS, 1, 3)).containsExactly(new double[] {0.25, 0.5, 0.25}, offset(1e-15));
    }

    @Test
    void crossEntropyIsTheMeanNegativeLogProbability() {
        double[] two = {0, LN2, 0, 0, LN2, 0};
        assertThat(Softmax.crossEntropy(two, new int[] {1, 0}, 3)).isEqualTo((LN2 + 2 * LN2) / 2, offset(1e-15));
    }

    @Test
    void crossEntropyGradientIsProbabilityMinusTruth() {
        double[] gradient = Softmax.crossEntropyGradient(LOGITS, new int[] {1}, 3);
        assertThat(gradient).containsExactly(new double[] {0.25, -0.5, 0.25}, offset(1e-15));
    }

    @Test
    void probabilityGradientIsItsCovariance() {
        double[] gradient = Softmax.probabilityGradient(LOGITS, new int[] {0}, 3);
        assertThat(gradient).containsExactly(new double[] {0.1875, -0.125, -0.0625}, offset(1e-15));
    }

    @Test
    void neitherOverflowsNorLosesTheLargest() {
        double[] logits = {1000, -1000};
        assertThat(Softmax.probabilities(logits, 1, 2)).containsExactly(1, 0);
        assertThat(Softmax.crossEntropy(logits, new int[] {1}, 2)).isEqualTo(2000);
    }

    @Test
    void predictsTheFirstAmongEquals() {
        assertThat(Softmax.predicted(new double[] {9, 0, 3, 3}, 1, 2)).isZero();
        assertThat(Softmax.predicted(new double[] {1, 2, 2}, 0, 3)).isEqualTo(1);
    }
}
