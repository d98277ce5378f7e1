package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SquashingTest {
    private final Squashing64 exact = new Squashing64();
    private final Squashing32 single = new Squashing32();

    @Test
    void tanhIsAccurateToTheLastDigits() {
        double[] x = grid(45);
        double[] y = new double[x.length];
        exact.tanh(x, 0, y, 0, x.length);
        float[] y32 = new float[x.length];
        single.tanh(floats(x), 0, y32, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double tanh = StrictMath.tanh(x[i]);
            assertThat(Math.abs(y[i] - tanh)).as("tanh(%s)", x[i]).isLessThanOrEqualTo(4e-15 * Math.abs(tanh));
            double rounded = StrictMath.tanh((float) x[i]);
            assertThat(Math.abs(y32[i] - rounded)).isLessThanOrEqualTo(2e-6 * Math.abs(rounded) + 1e-40);
        }
    }

    @Test
    void gatesAreLogisticOrTanh() {
        double[] x = grid(45);
        double[] logistic = x.clone();
        double[] tanh = x.clone();
        exact.gates(logistic, 0, filled(x.length, 0.5), x.length);
        exact.gates(tanh, 0, filled(x.length, 1), x.length);
        float[] logistic32 = floats(x);
        single.gates(logistic32, 0, floats(filled(x.length, 0.5)), x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = 1 / (1 + StrictMath.exp(-x[i]));
            assertThat(logistic[i]).as("logistic(%s)", x[i]).isEqualTo(expected, offset(1e-15));
            assertThat((double) logistic32[i]).as("logistic(%s)", x[i]).isEqualTo(expected, offset(1e-6));
            assertThat(tanh[i]).as("tanh(%s)", x[i]).isEqualTo(StrictMath.tanh(x[i]), offset(2e-15));
        }
    }

    @Test
    void exponentialIsAccurateBesideOne() {
        double[] x = grid(30);
        double[] y = x.clone();
        exact.exponentials(y, 0, y.length);
        for (int i = 0; i < x.length; i++) {
            double expected = StrictMath.exp(x[i]);
            assertThat(y[i]).as("exp(%s)", x[i]).isEqualTo(expected, offset(1e-13 * Math.max(1, expected)));
            assertThat(y[i]).isNotNegative();
        }
    }

    @Test
    void saturatesAndLetsNaNThrough() {
        double[] x = {1e300, -1e300, Double.POSITIVE_INFINITY, 0, Double.NaN};
        double[] y = new double[x.length];
        exact.tanh(x, 0, y, 0, x.length);
        assertThat(y).containsExactly(1, -1, 1, 0, Double.NaN);
        exact.gates(x, 0, filled(x.length, 0.5), x.length);
        assertThat(x).containsExactly(new double[] {1, 0, 1, 0.5, Double.NaN}, offset(1e-16));
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] grid(double limit) {
        double[] x = new double[20_001];
        for (int i = 0; i < x.length; i++) {
            double t = (i - 10_000) / 10_000.0;
            x[i] = limit * t * t * t;
        }
        return x;
    }
}
