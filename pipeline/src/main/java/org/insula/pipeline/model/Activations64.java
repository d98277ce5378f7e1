package org.insula.pipeline.model;

/**
 * What flows between the parts of a network, {@code [frame][sample][unit]}: all samples of a frame lie together, so a
 * cell works on one stretch of memory a frame. A part owns the values it hands out and fills them again at its next
 * pass.
 */
record Activations64(Values64 values, int frames, int samples, int units) {

    /** Rows of the matrix that the values form: every sample of every frame. */
    int rows() {
        return Math.multiplyExact(frames, samples);
    }

    /** Number of values. */
    int size() {
        return Math.multiplyExact(rows(), units);
    }

    /** The values as a matrix of a row a frame and sample. */
    Matrix64 matrix() {
        return values.matrix(0, units);
    }
}
