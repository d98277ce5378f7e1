package org.insula.jobs.config;

/** How the functional runs of a study are found. */
public enum InputKind {
    /** A BIDS folder: raw data or derivatives such as fMRIPrep's. */
    BIDS("Folder of a raw BIDS data set or of fMRIPrep derivatives."),
    /** The subjects' folders of the Human Connectome Project. */
    HCP("Instead: the folder that holds the subjects' folders of the Human Connectome Project."),
    /** A BIDS derivative with ready-made region series, such as XCP-D's. */
    SERIES(
            "Instead: a BIDS derivative with ready-made region series, such as XCP-D's _timeseries.tsv or .ptseries.nii."),
    /** A table with one run a row. */
    RUNS("Instead: a TSV with one run per row.");

    private final String sentence;

    InputKind(String sentence) {
        this.sentence = sentence;
    }

    /** What is given under its key. */
    String sentence() {
        return sentence;
    }
}
