package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftmaxRegressionTest {
    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void twoRowsOfOneFeatureSolveAnEquationOfOneNumber() {
        // Rows ±1 of classes 1 and 0. By symmetry W = (−w, w) and both intercepts are 0; the gradient with respect to w
        // is −4/(1 + e^{2w}) + 2λw, which is 0 at w = 1/2 for λ = 4/(1 + e).
        double l2 = 4 / (1 + Math.E);
        SoftmaxWeights fit = SoftmaxRegression.over(new double[] {1, -1}, 2, 1).fit(new int[] {1, 0}, ones(2), 2, l2);
        assertThat(fit.weights()).containsExactly(new double[] {-0.5, 0.5}, offset(1e-6));
        assertThat(fit.intercepts()).containsExactly(new double[] {0, 0}, offset(1e-6));
    }

    @Test
    void withoutInformationProbabilitiesAreTheClassesShares() {
        // A constant feature is centred away; intercepts are log shares less their mean over classes.
        SoftmaxWeights fit =
                SoftmaxRegression.over(new double[] {7, 7, 7, 7}, 4, 1).fit(new int[] {0, 1, 1, 1}, ones(4), 2, 1);
        assertThat(fit.weights()).containsExactly(0, 0);
        double half = Math.log(3) / 2;
        assertThat(fit.intercepts()).containsExactly(new double[] {-half, half}, offset(1e-5));
    }

    @Test
    void aRowOfWeightTwoCountsAsTwoRows() {
        double[] values = {0.3, -1, 2, 0.5, -0.4, 1, 0.9, 0.1};
        double[] twice = Arrays.copyOf(values, 10);
        System.arraycopy(values, 2, twice, 8, 2);
        SoftmaxWeights weighed =
                SoftmaxRegression.over(values, 4, 2).fit(new int[] {0, 1, 2, 1}, new double[] {1, 2, 1, 1}, 3, 0.5);
        SoftmaxWeights repeated = SoftmaxRegression.over(twice, 5, 2).fit(new int[] {0, 1, 2, 1, 1}, ones(5), 3, 0.5);
        assertThat(weighed.weights()).containsExactly(repeated.weights(), offset(1e-5));
        assertThat(weighed.intercepts()).containsExactly(repeated.intercepts(), offset(1e-5));
    }

    @Test
    void aClassWithoutARowIsNeverPredicted() {
        double[] values = {1, -1, 0.5, -0.2};
        int[] labels = {0, 2, 0, 2};
        SoftmaxWeights fit = SoftmaxRegression.over(values, 4, 1).fit(labels, ones(4), 3, 1);
        SoftmaxWeights two = SoftmaxRegression.over(values, 4, 1).fit(new int[] {0, 1, 0, 1}, ones(4), 2, 1);
        assertThat(fit.weights()[1]).isZero();
        assertThat(fit.weights()[0]).isEqualTo(two.weights()[0], offset(1e-6));
        assertThat(fit.intercepts()[1]).isLessThan(Math.min(fit.intercepts()[0], fit.intercepts()[2]) - 15);
    }

    /** More rows than features and fewer; weak penalties and strong ones; two classes and five. */
    @ParameterizedTest
    @CsvSource({"40, 6, 3, 1", "20, 90, 3, 1", "30, 30, 2, 0.01", "25, 60, 5, 100", "60, 7, 5, 1e-3", "24, 50, 2, 1e5"})
    void theGradientOnTheFeaturesVanishes(int rows, int features, int classes, double l2) {
        Random random = new Random(rows);
        double[] values = random.doubles((long) rows * features, -2, 3).toArray();
        int[] labels = new int[rows];
        Arrays.setAll(labels, i -> i < classes ? i : random.nextInt(classes));
        double[] weights = random.doubles(rows, 0.2, 3).toArray();
        SoftmaxWeights fit = SoftmaxRegression.over(values, rows, features).fit(labels, weights, classes, l2);
        double[] gradient = gradient(values, labels, weights, fit, l2);
        double length = Math.sqrt(Arrays.stream(fit.weights()).map(w -> w * w).sum());
        // A distance of 1e-6 of the length of W, times the largest curvature: λ and the rows' sum of squares.
        double curvature = l2 + Arrays.stream(values).map(v -> v * v).sum();
        for (double slope : gradient) {
            assertThat(Math.abs(slope)).isLessThan(2e-6 * curvature * length + 1e-9);
        }
        assertThat(Arrays.stream(fit.intercepts()).sum()).isEqualTo(0, offset(1e-9));
    }

    /** Of the penalised loss with respect to {@code [feature][class]} of W, then the intercepts. */
    private static double[] gradient(double[] values, int[] labels, double[] weights, SoftmaxWeights fit, double l2) {
        int classes = fit.classes();
        double[] w = fit.weights();
        int features = w.length / classes;
        double[] gradient = new double[w.length + classes];
        for (int k = 0; k < w.length; k++) {
            gradient[k] = l2 * w[k];
        }
        for (int i = 0; i < labels.length; i++) {
            double[] p = probabilities(values, i, fit);
            for (int c = 0; c < classes; c++) {
                double residual = weights[i] * (p[c] - (c == labels[i] ? 1 : 0));
                for (int k = 0; k < features; k++) {
                    gradient[k * classes + c] += residual * values[i * features + k];
                }
                gradient[w.length + c] += residual;
            }
        }
        return gradient;
    }

    private static double[] probabilities(double[] values, int row, SoftmaxWeights fit) {
        int classes = fit.classes();
        double[] w = fit.weights();
        int features = w.length / classes;
        double[] scores = fit.intercepts();
        for (int k = 0; k < features; k++) {
            for (int c = 0; c < classes; c++) {
                scores[c] += values[row * features + k] * w[k * classes + c];
            }
        }
        double sum = Arrays.stream(scores).map(Math::exp).sum();
        return Arrays.stream(scores).map(score -> Math.exp(score) / sum).toArray();
    }

    @Test
    void exchangedLabelsGiveExchangedWeights() {
        Random random = new Random(3);
        double[] values = random.doubles(20 * 30L, -1, 1).toArray();
        int[] labels = random.ints(20, 0, 2).toArray();
        int[] opposite = Arrays.stream(labels).map(label -> 1 - label).toArray();
        SoftmaxRegression regression = SoftmaxRegression.over(values, 20, 30);
        double[] one = regression.fit(labels, ones(20), 2, 1).weights();
        double[] other = regression.fit(opposite, ones(20), 2, 1).weights();
        for (int k = 0; k < 30; k++) {
            assertThat(other[2 * k]).isEqualTo(one[2 * k + 1], offset(1e-9));
            assertThat(one[2 * k] + one[2 * k + 1]).isEqualTo(0, offset(1e-9));
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        SoftmaxRegression regression = SoftmaxRegression.over(new double[] {1, 2}, 2, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> SoftmaxRegression.over(new double[3], 2, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression.fit(new int[] {0}, ones(1), 2, 1))
                .withMessageContaining("1 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression.fit(new int[] {0, 2}, ones(2), 2, 1))
                .withMessageContaining("none of the 2 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression.fit(new int[] {0, 1}, ones(2), 2, 0))
                .withMessageContaining("above 0");
    }
}
