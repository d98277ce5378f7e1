package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Outcome of a {@link RegionTest}, region by region; NaN where a region could not be tested (fewer than two subjects, or
 * no spread). Immutable; equal to another of the same content.
 */
public final class RegionTestResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] low;
    private final double[] high;
    private final double[] statistic;
    private final double[] p;
    private final double[] familyWise;
    private final double[] q;
    private final int patterns;
    private final boolean exact;

    RegionTestResult(
            double[] low,
            double[] high,
            double[] statistic,
            double[] p,
            double[] familyWise,
            double[] q,
            int patterns,
            boolean exact) {
        this.low = low;
        this.high = high;
        this.statistic = statistic;
        this.p = p;
        this.familyWise = familyWise;
        this.q = q;
        this.patterns = patterns;
        this.exact = exact;
    }

    /** Lower end of the mean's 95 % bootstrap interval. */
    public double low(int region) {
        return low[region];
    }

    /** Upper end of the mean's 95 % bootstrap interval. */
    public double high(int region) {
        return high[region];
    }

    /** Student's t. */
    public double statistic(int region) {
        return statistic[region];
    }

    /** p of t, uncorrected. */
    public double p(int region) {
        return p[region];
    }

    /** p corrected for all regions, by sign flipping. */
    public double familyWise(int region) {
        return familyWise[region];
    }

    /** False discovery rate at which the region is a discovery. */
    public double q(int region) {
        return q[region];
    }

    /** Number of sign patterns behind the corrected p. */
    public int patterns() {
        return patterns;
    }

    /** Whether these are all patterns there are. */
    public boolean exact() {
        return exact;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionTestResult that
                && Arrays.equals(low, that.low)
                && Arrays.equals(high, that.high)
                && Arrays.equals(statistic, that.statistic)
                && Arrays.equals(p, that.p)
                && Arrays.equals(familyWise, that.familyWise)
                && Arrays.equals(q, that.q)
                && patterns == that.patterns
                && exact == that.exact;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(statistic) + Arrays.hashCode(familyWise);
    }
}
