package org.insula.pipeline.model;

/**
 * What flows between the parts of a network, {@code [sample][frame][unit]}, row-major. A part owns the array it hands
 * out and fills it anew at its next pass; the array may be longer than the values it holds.
 */
record Activations(double[] values, int samples, int frames, int units) {

    /** Rows of the matrix that the values form: every frame of every sample. */
    int rows() {
        return Math.multiplyExact(samples, frames);
    }

    /** Number of values. */
    int size() {
        return Math.multiplyExact(rows(), units);
    }

    /**
     * The given array if it holds so many values, else a new one: arrays live on from batch to batch.
     *
     * @throws ArithmeticException if that is more than one array can hold
     */
    static double[] atLeast(double[] array, int rows, int units) {
        int size = Math.multiplyExact(rows, units);
        return array.length >= size ? array : new double[size];
    }
}
