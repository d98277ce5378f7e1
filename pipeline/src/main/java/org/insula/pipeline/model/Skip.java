package org.insula.pipeline.model;

/** What is added to the class scores of a network past its cell. */
public enum Skip {
    /** Nothing. */
    NONE,
    /**
     * A linear map of the whole window, {@code Σ x[t][n]·V[t][n][c] + v[c]}: the network then has to learn only what
     * softmax regression cannot (the wide part of Cheng et al. 2016).
     */
    LINEAR
}
