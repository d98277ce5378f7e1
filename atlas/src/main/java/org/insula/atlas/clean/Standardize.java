package org.insula.atlas.clean;

/** How each series is scaled in the end. */
public enum Standardize {
    /** Left as it is. */
    NONE,
    /** Zero mean and unit variance over the frames; the standard deviation divides by n - 1. */
    ZSCORE,
    /** Percent of the mean over the frames of the series as it came: {@code 100 (x - mean) / |mean|}. */
    PERCENT_SIGNAL_CHANGE
}
