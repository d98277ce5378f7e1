package org.insula.atlas.confounds;

/** What becomes of the first frames that fMRIPrep marks as taken before the scanner reached its steady state. */
public enum NonSteadyState {
    /** They are kept like all others. */
    KEEP,
    /** They are left out: those for which a {@code non_steady_state} column is not 0. */
    REMOVE
}
