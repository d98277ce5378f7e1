package org.insula.atlas.clean;

/** What stands in a cleaned series where frames were scrubbed. They take no part in any mean, fit or scale. */
public enum ScrubbedFrames {
    /** A row of NaN, so that frames keep their times. */
    MISSING,
    /** Nothing: the series is shorter, as in nilearn. Times of frames no longer follow from their number. */
    REMOVED
}
