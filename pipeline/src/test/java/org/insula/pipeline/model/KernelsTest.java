package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelsTest {

    @Test
    void tanhIsAccurateToTheLastDigits() {
        double[] x = grid();
        double[] y = new double[x.length];
        Kernels.tanh(x, 0, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double exact = StrictMath.tanh(x[i]);
            assertThat(Math.abs(y[i] - exact)).as("tanh(%s)", x[i]).isLessThanOrEqualTo(4e-15 * Math.abs(exact));
        }
    }

    @Test
    void logisticIsAccurateToTheLastDigits() {
        double[] x = grid();
        double[] y = x.clone();
        Kernels.logistic(y, 0, y, 0, y.length);
        for (int i = 0; i < x.length; i++) {
            double exact = 1 / (1 + StrictMath.exp(-x[i]));
            assertThat(Math.abs(y[i] - exact)).as("logistic(%s)", x[i]).isLessThanOrEqualTo(1e-15);
        }
    }

    @Test
    void saturatesAndLetsNaNThrough() {
        double[] x = {1e300, -1e300, Double.POSITIVE_INFINITY, 0, Double.NaN};
        double[] y = new double[x.length];
        Kernels.tanh(x, 0, y, 0, x.length);
        assertThat(y).containsExactly(1, -1, 1, 0, Double.NaN);
        Kernels.logistic(x, 0, y, 0, x.length);
        assertThat(y).containsExactly(1, 0, 1, 0.5, Double.NaN);
    }

    private static double[] grid() {
        double[] x = new double[20_001];
        for (int i = 0; i < x.length; i++) {
            double t = (i - 10_000) / 10_000.0;
            x[i] = 45 * t * t * t;
        }
        return x;
    }
}
