package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxObjectiveTest {
    private static final double STEP = 1e-5;
    private static final double[][] ROWS = {
        {1, -2, 0.5, 0.1, 3}, {0.3, 1, -1, 2, 0}, {-1, 0.4, 0.2, 1, 1}, {2, 1, 0, -1, 0.5}
    };
    private static final double[] WEIGHTS = {1, 0.5, 2, 1};

    private static SoftmaxObjective objective(int[] labels, int classes) {
        double[][] columns = new double[5][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 5; j++) {
                columns[j][i] = ROWS[i][j];
            }
        }
        return new SoftmaxObjective(ROWS, columns, labels, WEIGHTS, classes, 1e-6).withPenalty(0.7);
    }

    @Test
    void theGradientAgreesWithCentralDifferences() {
        SoftmaxObjective objective = objective(new int[] {0, 1, 2, 1}, 3);
        double[] point = new Random(1).doubles(objective.size(), -1, 1).toArray();
        double[] gradient = new double[point.length];
        objective.value(point, gradient);
        double[] unused = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            double value = point[i];
            point[i] = value + STEP;
            double above = objective.value(point, unused);
            point[i] = value - STEP;
            double below = objective.value(point, unused);
            point[i] = value;
            assertThat(gradient[i]).as("slope %d", i).isEqualTo((above - below) / (2 * STEP), offset(1e-8));
        }
    }

    @Test
    void atZeroTheLossIsTheLogarithmOfTheNumberOfClassesThatOccur() {
        double sum = 4.5;
        double[] gradient = new double[18];
        assertThat(objective(new int[] {0, 1, 2, 1}, 3).value(new double[18], gradient))
                .isEqualTo(sum * Math.log(3), offset(1e-12));
        assertThat(objective(new int[] {0, 2, 2, 0}, 3).value(new double[18], gradient))
                .isEqualTo(sum * Math.log(2), offset(1e-12));
    }

    @Test
    void curvatureAtZeroIsAThirdOfTheSumsOfSquaresAndThePenalty() {
        double[] diagonal = new double[18];
        objective(new int[] {0, 1, 2, 1}, 3).curvature(new double[18], diagonal);
        // (1 − 3·(1/3)²)/(3 − 1) = 1/3; first column: 1·1 + 0.5·0.09 + 2·1 + 1·4 = 7.045.
        assertThat(diagonal[0]).isEqualTo(0.7 + 7.045 / 3, offset(1e-12));
        assertThat(diagonal[15]).isEqualTo(4.5 / 3, offset(1e-12));
    }
}
