package org.insula.pipeline.model;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrix products of row-major matrices that lie in plain arrays.
 *
 * <p>Three ways, chosen by the sizes alone so that equal sizes always give equal bits: a large product goes through
 * ND4J, a middling one straight to the BLAS library that ND4J brings (an ND4J call costs as much as a middling
 * product), a small one is a loop. Operands are copied into native buffers that live as long as this object; the copy
 * costs a tenth of the product.
 *
 * <p>Belongs to one thread.
 */
final class Products {

    /** Below this many multiplications a loop is faster than a native call. */
    static final long LOOP_BELOW = 1_000;

    /** From this many multiplications on, the cost of an ND4J call does not show. */
    static final long ND4J_FROM = 8_000_000;

    /** Which of the two operands is transposed. */
    enum Form {
        /** C = A·B, with A m×k and B k×n. */
        AB,
        /** C = Aᵀ·B, with A k×m and B k×n. */
        ATB,
        /** C = A·Bᵀ, with A m×k and B n×k. */
        ABT
    }

    /** What happens to what was in the result. */
    enum Onto {
        /** It is overwritten. */
        REPLACE,
        /** The product is added to it. */
        ADD
    }

    /** How a product is computed. */
    enum Way {
        LOOP,
        BLAS,
        ND4J
    }

    private final NativeBuffer left = new NativeBuffer();
    private final NativeBuffer right = new NativeBuffer();
    private final NativeBuffer result = new NativeBuffer();

    /** Sets up the linear algebra library on first use. */
    Products() {
        LinearAlgebraThreads.inUse();
    }

    /** The way that a product of these sizes takes. */
    static Way way(int m, int n, int k) {
        long work = (long) m * n * k;
        return work < LOOP_BELOW ? Way.LOOP : work < ND4J_FROM ? Way.BLAS : Way.ND4J;
    }

    /**
     * One product; m and n are the result's rows and columns, k is the length of the sums. Each matrix is dense and
     * starts at its offset.
     */
    void multiply(
            Form form,
            int m,
            int n,
            int k,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            Onto onto,
            double[] c,
            int cOffset) {
        multiply(way(m, n, k), form, m, n, k, a, aOffset, b, bOffset, onto, c, cOffset);
    }

    void multiply(
            Way way,
            Form form,
            int m,
            int n,
            int k,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            Onto onto,
            double[] c,
            int cOffset) {
        if (way == Way.LOOP) {
            loop(form, m, n, k, a, aOffset, b, bOffset, onto, c, cOffset);
            return;
        }
        left.load(a, aOffset, m * k);
        right.load(b, bOffset, n * k);
        if (onto == Onto.ADD) {
            result.load(c, cOffset, m * n);
        } else {
            result.reserve(m * n);
        }
        if (way == Way.BLAS) {
            blas(form, m, n, k, onto);
        } else {
            nd4j(form, m, n, k, onto);
        }
        result.store(c, cOffset, m * n);
    }

    private void blas(Form form, int m, int n, int k, Onto onto) {
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                form == Form.ATB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                form == Form.ABT ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                m,
                n,
                k,
                1,
                left.pointer,
                form == Form.ATB ? m : k,
                right.pointer,
                form == Form.ABT ? k : n,
                onto == Onto.ADD ? 1 : 0,
                result.pointer,
                n);
    }

    /** ND4J wants the result column by column: read so, the row-major arrays are Aᵀ, Bᵀ and Cᵀ = Bᵀ·Aᵀ. */
    private void nd4j(Form form, int m, int n, int k, Onto onto) {
        INDArray at = form == Form.ATB ? left.columnMajor(m, k) : left.columnMajor(k, m);
        INDArray bt = form == Form.ABT ? right.columnMajor(k, n) : right.columnMajor(n, k);
        INDArray ct = result.columnMajor(n, m);
        Nd4j.gemm(bt, at, ct, form == Form.ABT, form == Form.ATB, 1, onto == Onto.ADD ? 1 : 0);
    }

    private static void loop(
            Form form,
            int m,
            int n,
            int k,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            Onto onto,
            double[] c,
            int cOffset) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    double x = a[aOffset + (form == Form.ATB ? p * m + i : i * k + p)];
                    double y = b[bOffset + (form == Form.ABT ? j * k + p : p * n + j)];
                    sum += x * y;
                }
                int at = cOffset + i * n + j;
                c[at] = onto == Onto.ADD ? c[at] + sum : sum;
            }
        }
    }

    /**
     * Memory outside the Java heap that grows to the largest operand seen; freed when this object is no longer
     * reachable.
     */
    private static final class NativeBuffer {
        private DataBuffer buffer;
        private DoublePointer pointer;

        void reserve(int size) {
            if (buffer == null || buffer.length() < size) {
                buffer = Nd4j.createBuffer(DataType.DOUBLE, size, false);
                pointer = new DoublePointer(buffer.addressPointer());
            }
        }

        void load(double[] from, int offset, int size) {
            reserve(size);
            pointer.put(from, offset, size);
        }

        void store(double[] to, int offset, int size) {
            pointer.get(to, offset, size);
        }

        INDArray columnMajor(int rows, int columns) {
            return Nd4j.create(buffer, new long[] {rows, columns}, new long[] {1, rows}, 0, 'f');
        }
    }
}
