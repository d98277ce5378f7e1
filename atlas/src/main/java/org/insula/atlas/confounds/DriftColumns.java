package org.insula.atlas.confounds;

/** Which of fMRIPrep's drift columns are regressed out. */
public enum DriftColumns {
    /** None. */
    NONE,
    /** All {@code cosine} columns; a run too short for any has none. */
    COSINE
}
