package org.insula.pipeline.model;

import java.util.Arrays;

/**
 * Loops over plain arrays that the compiler turns into vector instructions: no branches, no calls into the maths
 * library, and bodies short enough (the compiler gives up on long ones, which is why the exponential is cut into
 * several).
 *
 * <p>The exponential is built from additions and multiplications alone. With {@code y = x/1024}, {@code e = exp(y) − 1}
 * comes from its Taylor polynomial, and {@code e ← e·(e + 2)} ten times turns exp(y) − 1 into exp(1024·y) − 1.
 * Arguments are limited to ±40, beyond which tanh is ±1 and the logistic function 0 or 1 to double precision. Relative
 * error of tanh and absolute error of the logistic function: below 2e-15.
 */
final class Kernels {
    private static final double LIMIT = 40;
    private static final double SCALE = 1.0 / 1024;

    /** Values worked on at a time: they stay in the nearest cache from loop to loop. */
    private static final int BLOCK = 512;

    private Kernels() {}

    /** {@code to[i] = tanh(from[i])}; the two may be one array at one offset. */
    static void tanh(double[] from, int fromOffset, double[] to, int toOffset, int count) {
        double[] scratch = new double[Math.min(BLOCK, count)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            limit(from, fromOffset + done, 2, to, toOffset + done, n);
            exponentialsMinusOne(to, toOffset + done, scratch, n);
            for (int i = 0; i < n; i++) {
                to[toOffset + done + i] = scratch[i] / (scratch[i] + 2);
            }
        }
    }

    /** {@code to[i] = 1/(1 + exp(−from[i]))}; the two may be one array at one offset. */
    static void logistic(double[] from, int fromOffset, double[] to, int toOffset, int count) {
        double[] scratch = new double[Math.min(BLOCK, count)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            limit(from, fromOffset + done, 1, to, toOffset + done, n);
            exponentialsMinusOne(to, toOffset + done, scratch, n);
            for (int i = 0; i < n; i++) {
                to[toOffset + done + i] = (scratch[i] + 1) / (scratch[i] + 2);
            }
        }
    }

    /** y: the multiplied, limited and scaled argument. */
    private static void limit(double[] from, int fromOffset, double factor, double[] y, int yOffset, int count) {
        for (int i = 0; i < count; i++) {
            y[yOffset + i] = Math.max(-LIMIT, Math.min(LIMIT, factor * from[fromOffset + i])) * SCALE;
        }
    }

    /** {@code e[i] = exp(1024·y[i]) − 1} for |y| ≤ 0.04. */
    private static void exponentialsMinusOne(double[] y, int yOffset, double[] e, int count) {
        for (int i = 0; i < count; i++) {
            double x = y[yOffset + i];
            double p = 1.0 / 40320.0 * x + 1.0 / 5040.0;
            p = p * x + 1.0 / 720.0;
            p = p * x + 1.0 / 120.0;
            p = p * x + 1.0 / 24.0;
            p = p * x + 1.0 / 6.0;
            p = p * x + 0.5;
            e[i] = p * x * x + x;
        }
        squareFiveTimes(e, count);
        squareFiveTimes(e, count);
    }

    /** From exp(y) − 1 to exp(32·y) − 1. */
    private static void squareFiveTimes(double[] e, int count) {
        for (int i = 0; i < count; i++) {
            double grown = e[i];
            grown *= grown + 2;
            grown *= grown + 2;
            grown *= grown + 2;
            grown *= grown + 2;
            e[i] = grown * (grown + 2);
        }
    }

    /** {@code gradient[i] *= 1 − output[i]²}: back through tanh, given its output. */
    static void multiplyByTanhSlope(double[] output, double[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= 1 - output[i] * output[i];
        }
    }

    /** Adds the sum over rows of each column of a row-major matrix. */
    static void addColumnSums(double[] matrix, int rows, int columns, double[] sums) {
        for (int row = 0; row < rows; row++) {
            int start = row * columns;
            for (int column = 0; column < columns; column++) {
                sums[column] += matrix[start + column];
            }
        }
    }

    /** {@code to[i] += from[i]}. */
    static void add(double[] from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] += from[i];
        }
    }

    /** Multiplies each row of a row-major matrix by its factor. */
    static void scaleRows(double[] matrix, int rows, int columns, double[] factors) {
        for (int row = 0; row < rows; row++) {
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                matrix[i] *= factors[row];
            }
        }
    }

    /** Sets what lies above the diagonal of a square row-major matrix to zero. */
    static void clearAboveDiagonal(double[] matrix, int size) {
        for (int row = 0; row < size; row++) {
            Arrays.fill(matrix, row * size + row + 1, (row + 1) * size, 0);
        }
    }
}
