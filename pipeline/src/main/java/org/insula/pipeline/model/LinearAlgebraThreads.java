package org.insula.pipeline.model;

import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How many threads one matrix product may use, in this whole process: 1 unless set otherwise.
 *
 * <p>ND4J does not always heed the environment's settings, so the count is set in code and read back. One thread a
 * product gives the same bits whatever else runs on the machine; several networks are then trained side by side, one a
 * thread.
 */
public final class LinearAlgebraThreads {
    private static int inUse;

    private LinearAlgebraThreads() {}

    /**
     * Sets the count for ND4J and for the BLAS library below it.
     *
     * @return the count that the library reports afterwards; it may be lower than asked for
     * @throws IllegalArgumentException if the count is below 1
     */
    public static synchronized int use(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        openblas.blas_set_num_threads(threads);
        inUse = openblas.blas_get_num_threads();
        return inUse;
    }

    /** The count in use; sets it to 1 where nobody has set it yet. */
    public static synchronized int inUse() {
        return inUse == 0 ? use(1) : inUse;
    }
}
