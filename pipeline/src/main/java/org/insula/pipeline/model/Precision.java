package org.insula.pipeline.model;

/** The arithmetic that a network computes in. Its parameters are kept in float64 either way. */
public enum Precision {
    /** Single precision: twice as fast, 7 digits; what training uses unless told otherwise. */
    FLOAT32,
    /** Double precision: the reference, for checks to the last digits. */
    FLOAT64
}
