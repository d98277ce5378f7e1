package org.insula.pipeline.train;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.insula.pipeline.model.LinearAlgebraThreads;

/**
 * Eigenvalues, the largest first, and unit eigenvectors of {@code Σ v·vᵀ} over vectors, by the BLAS and LAPACK libraries
 * that ND4J brings (divide and conquer, dsyevd). One thread a call, as for any product: the same bits again. Immutable.
 */
final class EigenSystem {
    /** Vectors that are multiplied at once, which bounds the copy that the library needs of them. */
    private static final int AT_ONCE = 256;

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
     */
    static EigenSystem ofProducts(double[][] vectors, int length) {
        LinearAlgebraThreads.inUse();
        double[] matrix = products(vectors, length);
        double[] values = new double[length];
        int failure = openblas.LAPACKE_dsyevd(
                openblas.LAPACK_ROW_MAJOR, (byte) 'V', (byte) 'U', length, matrix, length, values);
        if (failure != 0) {
            throw new IllegalStateException("no principal axes of " + length + " values: dsyevd says " + failure);
        }
        return new EigenSystem(length, values, matrix);
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
