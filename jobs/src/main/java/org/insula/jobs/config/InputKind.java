package org.insula.jobs.config;

/** How the functional runs of a study are found. */
public enum InputKind {
    /** A BIDS folder: raw data or derivatives such as fMRIPrep's. */
    BIDS,
    /** A table with one run a row. */
    RUNS
}
