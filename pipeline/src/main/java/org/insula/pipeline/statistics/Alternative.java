package org.insula.pipeline.statistics;

/** On which side of the null hypothesis a test looks. */
public enum Alternative {
    /** The mean is greater. */
    GREATER,
    /** The mean is less. */
    LESS,
    /** The mean differs, either way. */
    TWO_SIDED;

    /** The statistic so that greater always speaks more against the null hypothesis. */
    double against(double statistic) {
        return switch (this) {
            case GREATER -> statistic;
            case LESS -> -statistic;
            case TWO_SIDED -> Math.abs(statistic);
        };
    }
}
