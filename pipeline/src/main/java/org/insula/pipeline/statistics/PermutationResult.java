package org.insula.pipeline.statistics;

import java.io.Serializable;

/** Outcome of a {@link SignFlipTest} or {@link LargestStatisticTest}, cell by cell. Immutable. */
public final class PermutationResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] p;
    private final double[] familyWise;
    private final int patterns;
    private final boolean exact;

    PermutationResult(double[] p, double[] familyWise, int patterns, boolean exact) {
        this.p = p;
        this.familyWise = familyWise;
        this.patterns = patterns;
        this.exact = exact;
    }

    /** A copy of the p-values [cell], each cell for itself; NaN where there is none. */
    public double[] p() {
        return p.clone();
    }

    /** A copy of the p-values corrected for all cells [cell]; NaN where there is none. */
    public double[] familyWise() {
        return familyWise.clone();
    }

    /** Number of sign patterns, or maps, compared, the true one included. */
    public int patterns() {
        return patterns;
    }

    /** Whether these are all patterns there are. */
    public boolean exact() {
        return exact;
    }
}
