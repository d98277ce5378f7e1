package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** Compares arrays of one quantity. */
public final class Close {
    /** Below this share of the array's largest magnitude a value is compared as if it had that magnitude. */
    private static final double FLOOR = 1e-6;

    /** And below this magnitude too: gradients that are zero in exact arithmetic come out as rounding errors. */
    private static final double LEAST = 1e-6;

    private Close() {}

    /** Each value is within {@code tolerance} of the expected one, relative to it; the actual array may be longer. */
    public static void assertClose(String what, double[] actual, double[] expected, double tolerance) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(expected.length).as("length of %s", what).isPositive().isLessThanOrEqualTo(actual.length);
        for (int i = 0; i < expected.length; i++) {
            double scale = Math.max(Math.abs(expected[i]), Math.max(FLOOR * largest, LEAST));
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s[%d]: %s, expected %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance * scale);
        }
    }
}
