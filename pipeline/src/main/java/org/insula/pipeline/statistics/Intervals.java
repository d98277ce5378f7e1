package org.insula.pipeline.statistics;

import java.io.Serializable;
import java.util.Arrays;

/** A confidence interval for each cell of an array. Immutable; equal to another of the same content. */
public final class Intervals implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] low;
    private final double[] high;

    Intervals(double[] low, double[] high) {
        this.low = low;
        this.high = high;
    }

    /** Lower end of a cell; NaN where there is none. */
    public double low(int cell) {
        return low[cell];
    }

    /** Upper end of a cell; NaN where there is none. */
    public double high(int cell) {
        return high[cell];
    }

    /** A copy of the lower ends [cell]; NaN where there is none. */
    public double[] low() {
        return low.clone();
    }

    /** A copy of the upper ends [cell]; NaN where there is none. */
    public double[] high() {
        return high.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intervals that && Arrays.equals(low, that.low) && Arrays.equals(high, that.high);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(low) + Arrays.hashCode(high);
    }
}
