package org.insula.jobs.config;

/** How the functional runs of a study are found. */
public enum InputKind {
    /** A BIDS folder: raw data or derivatives such as fMRIPrep's. */
    BIDS,
    /** The subjects' folders of the Human Connectome Project. */
    HCP,
    /** A BIDS derivative with ready-made region series, such as XCP-D's. */
    SERIES,
    /** A table with one run a row. */
    RUNS
}
