package org.insula.pipeline.statistics;

/** A confidence interval for each cell of an array. Immutable. */
public final class Intervals {
    private final double[] low;
    private final double[] high;

    Intervals(double[] low, double[] high) {
        this.low = low;
        this.high = high;
    }

    /** A copy of the lower ends [cell]; NaN where there is none. */
    public double[] low() {
        return low.clone();
    }

    /** A copy of the upper ends [cell]; NaN where there is none. */
    public double[] high() {
        return high.clone();
    }
}
