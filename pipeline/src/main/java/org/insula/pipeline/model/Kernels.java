package org.insula.pipeline.model;

import java.util.Arrays;

/**
 * Loops over plain arrays that the compiler turns into vector instructions: no branches, no calls into the maths library.
 *
 * <p>The exponential is built from additions and multiplications alone. With {@code y = x/64}, {@code e = exp(y) − 1} comes from
 * its Taylor polynomial, and {@code e ← e·(e + 2)} six times turns exp(y) − 1 into exp(64·y) − 1. Arguments are limited to ±40,
 * beyond which tanh is ±1 and the logistic function 0 or 1 to double precision. Relative error of tanh below 1e-14, absolute
 * error of the logistic function below 1e-16.
 */
final class Kernels {
    private static final double LIMIT = 40;
    private static final double SCALE = 1.0 / 64;

    private Kernels() {}

    /** {@code to[i] = tanh(from[i])}; the two may be one array at one offset. */
    static void tanh(double[] from, int fromOffset, double[] to, int toOffset, int count) {
        for (int i = 0; i < count; i++) {
            double y = Math.max(-LIMIT, Math.min(LIMIT, 2 * from[fromOffset + i])) * SCALE;
            double e = exponentialMinusOne(y);
            to[toOffset + i] = e / (e + 2);
        }
    }

    /** {@code to[i] = 1/(1 + exp(−from[i]))}; the two may be one array at one offset. */
    static void logistic(double[] from, int fromOffset, double[] to, int toOffset, int count) {
        for (int i = 0; i < count; i++) {
            double y = Math.max(-LIMIT, Math.min(LIMIT, from[fromOffset + i])) * SCALE;
            double e = exponentialMinusOne(y);
            to[toOffset + i] = (e + 1) / (e + 2);
        }
    }

    /** exp(64·y) − 1 for |y| ≤ 0.625. */
    private static double exponentialMinusOne(double y) {
        double p = 1.0 / 87178291200.0;
        p = p * y + 1.0 / 6227020800.0;
        p = p * y + 1.0 / 479001600.0;
        p = p * y + 1.0 / 39916800.0;
        p = p * y + 1.0 / 3628800.0;
        p = p * y + 1.0 / 362880.0;
        p = p * y + 1.0 / 40320.0;
        p = p * y + 1.0 / 5040.0;
        p = p * y + 1.0 / 720.0;
        p = p * y + 1.0 / 120.0;
        p = p * y + 1.0 / 24.0;
        p = p * y + 1.0 / 6.0;
        p = p * y + 0.5;
        double e = (p * y) * y + y;
        e *= e + 2;
        e *= e + 2;
        e *= e + 2;
        e *= e + 2;
        e *= e + 2;
        return e * (e + 2);
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
