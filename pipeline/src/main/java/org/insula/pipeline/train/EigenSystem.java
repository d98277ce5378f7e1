package org.insula.pipeline.train;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.insula.io.InputException;
import org.insula.pipeline.model.LinearAlgebraThreads;

/**
 * Eigenvalues, the largest first, and unit eigenvectors of {@code Σ v·vᵀ} over vectors, by the BLAS and LAPACK libraries
 * that ND4J brings (divide and conquer, dsyevd). One thread a call, as for any product: the same bits again. Immutable.
 */
final class EigenSystem {
    /** Vectors that are multiplied at once, which bounds the copy that the library needs of them. */
    private static final int AT_ONCE = 256;

    /** Largest error of a right result, as a share of the largest eigenvalue. */
    private static final double TOLERANCE = 1e-8;

    private final int size;

    /** Ascending. */
    private final double[] values;

    /** {@code [component][vector]}, in the order of the values. */
    private final double[] vectors;

    private EigenSystem(int size, double[] values, double[] vectors) {
        this.size = size;
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * The eigen system of the sum of the vectors' products with themselves.
     *
     * @param vectors each of the given length, without NaN
     * @throws IllegalStateException if the library does not converge
     * @throws InputException        if what it computed is wrong
     */
    static EigenSystem ofProducts(double[][] vectors, int length) {
        LinearAlgebraThreads.inUse();
        double[] matrix = products(vectors, length);
        double[] products = matrix.clone();
        double[] values = new double[length];
        int failure = openblas.LAPACKE_dsyevd(
                openblas.LAPACK_ROW_MAJOR, (byte) 'V', (byte) 'U', length, matrix, length, values);
        if (failure != 0) {
            throw new IllegalStateException("no principal axes of " + length + " values: dsyevd says " + failure);
        }
        EigenSystem system = new EigenSystem(length, values, matrix);
        system.requireRight(vectors, products);
        return system;
    }

    /**
     * Checks what the library computed: the products' diagonal against sums of squares, and {@code M·v = λ·v} of the first
     * axis. Kernels that do not suit a processor give wrong numbers without a word.
     */
    private void requireRight(double[][] vectors, double[] products) {
        double scale = Math.max(value(0), Double.MIN_NORMAL);
        double worst = 0;
        double[] first = vector(0);
        for (int i = 0; i < size; i++) {
            double squares = 0;
            for (double[] vector : vectors) {
                squares += vector[i] * vector[i];
            }
            double image = 0;
            for (int j = 0; j < size; j++) {
                image += products[Math.min(i, j) * size + Math.max(i, j)] * first[j];
            }
            worst = Math.max(worst, Math.abs(products[i * size + i] - squares));
            worst = Math.max(worst, Math.abs(image - value(0) * first[i]));
        }
        if (!(worst <= TOLERANCE * scale)) {
            throw new InputException(
                    "linear algebra on this machine",
                    "the BLAS library gives wrong results (an error of " + worst / scale + " in principal axes)",
                    "set OPENBLAS_CORETYPE=Haswell, or leave it unset and start by the launcher");
        }
    }

    /** The sum's upper triangle, row by row. */
    private static double[] products(double[][] vectors, int length) {
        double[] sums = new double[Math.multiplyExact(length, length)];
        double[] stacked = new double[Math.multiplyExact(Math.min(AT_ONCE, vectors.length), length)];
        for (int from = 0; from < vectors.length; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, vectors.length - from);
            for (int k = 0; k < count; k++) {
                System.arraycopy(vectors[from + k], 0, stacked, k * length, length);
            }
            openblas_nolapack.cblas_dsyrk(
                    openblas_nolapack.CblasRowMajor,
                    openblas_nolapack.CblasUpper,
                    openblas_nolapack.CblasTrans,
                    length,
                    count,
                    1,
                    stacked,
                    length,
                    1,
                    sums,
                    length);
        }
        return sums;
    }

    /** An eigenvalue by its rank, the largest being 0. */
    double value(int rank) {
        return values[size - 1 - rank];
    }

    /** The unit eigenvector of that value; its sign is the library's. */
    double[] vector(int rank) {
        double[] vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = vectors[i * size + size - 1 - rank];
        }
        return vector;
    }

    /** How many eigenvalues are at least the given share of the largest, and above 0. */
    int rank(double share) {
        int rank = 0;
        while (rank < size && value(rank) > 0 && value(rank) >= share * value(0)) {
            rank++;
        }
        return rank;
    }
}
