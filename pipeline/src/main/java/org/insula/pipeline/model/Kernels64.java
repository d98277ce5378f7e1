package org.insula.pipeline.model;

/** Loops over plain arrays that the compiler turns into vector instructions: counted, without branches. */
final class Kernels64 {
    private Kernels64() {}

    /** {@code gradient[i] *= 1 − output[i]²}: back through tanh, given its output. */
    static void multiplyByTanhSlope(double[] output, double[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= 1 - output[i] * output[i];
        }
    }

    /** Adds a row to each row of a row-major matrix that begins at the offset. */
    static void addToRows(double[] matrix, int offset, int rows, int columns, double[] added) {
        for (int row = 0; row < rows; row++) {
            int start = offset + row * columns;
            for (int column = 0; column < columns; column++) {
                matrix[start + column] += added[column];
            }
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

    /** {@code to[toOffset + i] += from[fromOffset + i]}. */
    static void add(double[] from, int fromOffset, double[] to, int toOffset, int count) {
        for (int i = 0; i < count; i++) {
            to[toOffset + i] += from[fromOffset + i];
        }
    }

    /** {@code to[i] = from[i]·factors[i]}. */
    static void multiply(double[] from, double[] factors, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i] * factors[i];
        }
    }

    /** Multiplies each row of a row-major matrix by its factor. */
    static void scaleRows(double[] matrix, int rows, int columns, double[] factors) {
        for (int row = 0; row < rows; row++) {
            double factor = factors[row];
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                matrix[i] *= factor;
            }
        }
    }
}
