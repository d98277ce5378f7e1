package org.insula.pipeline.statistics;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's one-sample t-test (Student 1908) of whether the mean over subjects is 0, for each cell of an array.
 *
 * <p>{@code t = mean / (sd / √n)} with n − 1 degrees of freedom, over the n subjects whose cell is not NaN. Statistic
 * and p are NaN where t does not exist: for n &lt; 2, or where all subjects agree to rounding. Immutable.
 */
public final class OneSampleTTest {
    private final Alternative alternative;

    private OneSampleTTest(Alternative alternative) {
        this.alternative = alternative;
    }

    /** A two-sided test. */
    public static OneSampleTTest withDefaults() {
        return new OneSampleTTest(Alternative.TWO_SIDED);
    }

    /** The same with another alternative. */
    public OneSampleTTest with(Alternative other) {
        return new OneSampleTTest(other);
    }

    /**
     * Tests each cell.
     *
     * @param subjects one array a subject, all of the same length: how far each is from the null hypothesis
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    public TTestResult test(List<double[]> subjects) {
        Moments moments = Moments.of(subjects);
        double[] statistic = new double[moments.cells()];
        double[] p = new double[moments.cells()];
        for (int cell = 0; cell < p.length; cell++) {
            statistic[cell] = moments.t(cell);
            p[cell] = pValue(statistic[cell], moments.n(cell) - 1, alternative);
        }
        return new TTestResult(statistic, p);
    }

    /** The p-value of a t, infinite ones allowed; NaN for NaN. */
    static double pValue(double t, int degreesOfFreedom, Alternative alternative) {
        double against = alternative.against(t);
        if (Double.isNaN(against)) {
            return Double.NaN;
        }
        if (Double.isInfinite(against)) {
            return against > 0 ? 0 : 1;
        }
        double tail = new TDistribution(null, degreesOfFreedom).cumulativeProbability(-against);
        return alternative == Alternative.TWO_SIDED ? Math.min(1, 2 * tail) : tail;
    }
}
