package org.insula.pipeline.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The false discovery rate of Benjamini and Hochberg (1995).
 *
 * <p>With m p-values in ascending order, {@code q_(i) = min over j ≥ i of min(1, m p_(j) / j)}: calling everything with
 * q ≤ 0.05 a discovery, at most 5 % of discoveries are expected to be false, for independent or positively dependent
 * tests.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** The q of each p; NaN stays NaN and does not count as a test. */
    public static double[] adjust(double[] p) {
        int[] ascending = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        double least = 1;
        for (int place = ascending.length; place > 0; place--) {
            int i = ascending[place - 1];
            least = Math.min(least, p[i] * ascending.length / place);
            q[i] = least;
        }
        return q;
    }
}
