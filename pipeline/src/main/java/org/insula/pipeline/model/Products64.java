package org.insula.pipeline.model;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of row-major matrices in native memory.
 *
 * <p>Two ways, chosen by sizes and layout alone so that equal work always gives equal bits: a large product of dense
 * matrices goes through ND4J, any other straight to the BLAS library that ND4J brings (an ND4J call costs as much as a
 * middling product). Belongs to one thread.
 */
final class Products64 {

    /** From this many multiplications on, the cost of an ND4J call does not show. */
    static final long ND4J_FROM = 64_000_000;

    /** How a product is computed. */
    enum Way {
        BLAS,
        ND4J
    }

    private final Cursor left = new Cursor();
    private final Cursor right = new Cursor();
    private final Cursor result = new Cursor();

    /** Sets up the linear algebra library on first use. */
    Products64() {
        LinearAlgebraThreads.inUse();
    }

    /** One product; m and n are the result's rows and columns, k is the length of the sums. */
    void multiply(Form form, int m, int n, int k, Matrix64 a, Matrix64 b, Onto onto, Matrix64 c) {
        boolean dense =
                a.stride() == (form == Form.ATB ? m : k) && b.stride() == (form == Form.ABT ? k : n) && c.stride() == n;
        boolean large = (long) m * n * k >= ND4J_FROM;
        multiply(dense && large ? Way.ND4J : Way.BLAS, form, m, n, k, a, b, onto, c);
    }

    void multiply(Way way, Form form, int m, int n, int k, Matrix64 a, Matrix64 b, Onto onto, Matrix64 c) {
        long leftAddress = a.values().readMemory();
        long rightAddress = b.values().readMemory();
        long resultAddress = c.values().changeMemory();
        if (way == Way.ND4J) {
            nd4j(form, m, n, k, a, b, onto, c);
            return;
        }
        left.moveTo(leftAddress, a.offset());
        right.moveTo(rightAddress, b.offset());
        result.moveTo(resultAddress, c.offset());
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                form == Form.ATB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                form == Form.ABT ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                m,
                n,
                k,
                1,
                left,
                a.stride(),
                right,
                b.stride(),
                onto == Onto.ADD ? 1 : 0,
                result,
                c.stride());
    }

    /** ND4J wants the result column by column: read so, the row-major arrays are Aᵀ, Bᵀ and Cᵀ = Bᵀ·Aᵀ. */
    private static void nd4j(Form form, int m, int n, int k, Matrix64 a, Matrix64 b, Onto onto, Matrix64 c) {
        INDArray at = form == Form.ATB ? columnMajor(a, m, k) : columnMajor(a, k, m);
        INDArray bt = form == Form.ABT ? columnMajor(b, k, n) : columnMajor(b, n, k);
        INDArray ct = columnMajor(c, n, m);
        Nd4j.gemm(bt, at, ct, form == Form.ABT, form == Form.ATB, 1, onto == Onto.ADD ? 1 : 0);
    }

    private static INDArray columnMajor(Matrix64 matrix, int rows, int columns) {
        return Nd4j.create(
                matrix.values().nd4j(), new long[] {rows, columns}, new long[] {1, rows}, matrix.offset(), 'f');
    }

    /** A pointer that is set to the place of an operand without making a new one each time. */
    private static final class Cursor extends DoublePointer {
        void moveTo(long base, long offset) {
            address = base + offset * sizeof();
        }
    }
}
