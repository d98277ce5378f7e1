package org.insula.atlas.clean;

/** How slow or fast parts of a series are taken out. */
public enum FilterKind {
    /** Not at all. */
    NONE,
    /** Cosines slower than the high-pass cut-off are regressed out together with the confounds. */
    COSINE,
    /** A Butterworth filter of order 5, run forward and backward, on signals and confounds alike. */
    BUTTERWORTH
}
