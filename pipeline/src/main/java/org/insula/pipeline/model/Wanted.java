package org.insula.pipeline.model;

/** Which derivatives a backward pass computes. */
enum Wanted {
    /** Those with respect to the parameters only. */
    PARAMETERS,
    /** That with respect to the input only; the set of parameter gradients may be null. */
    INPUT,
    /** Both. */
    BOTH;

    boolean parameters() {
        return this != INPUT;
    }

    boolean input() {
        return this != PARAMETERS;
    }
}
