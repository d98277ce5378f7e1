package org.insula.atlas.clean;

/** Which trend is taken out of each series. */
public enum Detrend {
    /** None. */
    NONE,
    /** The least-squares straight line over the frames, its mean included. */
    LINEAR
}
