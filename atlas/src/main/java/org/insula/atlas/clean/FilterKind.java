package org.insula.atlas.clean;

/** How slow or fast parts of a series are taken out. */
public enum FilterKind {
    /** Not at all. */
    NONE,
    /** Cosines slower than the high-pass cut-off are regressed out together with the confounds. */
    COSINE,
    /** A Butterworth filter of order 5, run forward and backward, on signals and confounds alike. */
    BUTTERWORTH;

    /** The filter that cut-offs in Hz, 0 for none, mean when nobody names one: cosines where they can do it. */
    public static FilterKind suiting(double highPassHz, double lowPassHz) {
        if (lowPassHz > 0) {
            return BUTTERWORTH;
        }
        return highPassHz > 0 ? COSINE : NONE;
    }
}
