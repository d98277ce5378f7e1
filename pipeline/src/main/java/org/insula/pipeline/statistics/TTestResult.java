package org.insula.pipeline.statistics;

/**
 * Outcome of a {@link OneSampleTTest}, cell by cell. Immutable.
 */
public final class TTestResult {
    private final double[] statistic;
    private final double[] p;

    TTestResult(double[] statistic, double[] p) {
        this.statistic = statistic;
        this.p = p;
    }

    /** A copy of Student's t [cell]; NaN where there is none. */
    public double[] statistic() {
        return statistic.clone();
    }

    /** A copy of the p-values [cell], uncorrected; NaN where there is none. */
    public double[] p() {
        return p.clone();
    }
}
