package org.insula.pipeline.model;

/** What a matrix product does to what was in its result. */
enum Onto {
    /** It is overwritten. */
    REPLACE,
    /** The product is added to it. */
    ADD
}
