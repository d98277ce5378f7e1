package org.insula.pipeline.evaluate;

import java.io.Serializable;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * Confidence interval of the accuracy that groups (subjects) have on average.
 *
 * <p>Samples of one subject are not independent, so it is the interval of Clopper and Pearson (1934) with the number of
 * independent samples that the spread over subjects speaks of (Korn and Graubard 1998): with a the mean over G groups and
 * se its standard error, {@code n* = a (1 − a) / se² · (t_n / t_G)²}, at most the number of samples n, where t_k is
 * Student's quantile with k − 1 degrees of freedom. Its ends are the quantiles of Beta(x, n* − x + 1) and Beta(x + 1,
 * n* − x) with {@code x = a n*}. Where groups do not differ at all (all right, say), each group counts as one trial: the
 * most careful choice. Unlike a ± 2 se it stays between 0 and 1.
 *
 * @param low lower end, 0 to 1; NaN with a single group
 * @param high upper end, 0 to 1; NaN with a single group
 * @param level share of such intervals that hold the true accuracy, 0.95 say
 * @param effectiveSamples n*
 */
public record AccuracyInterval(double low, double high, double level, double effectiveSamples) implements Serializable {

    /** The 95 % interval. */
    public static AccuracyInterval of(List<GroupAccuracy> groups) {
        return of(groups, 0.95);
    }

    /**
     * The interval at another level.
     *
     * @throws IllegalArgumentException if there is no group or {@code level} is not between 0 and 1
     */
    public static AccuracyInterval of(List<GroupAccuracy> groups, double level) {
        if (groups.isEmpty() || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(groups.size() + " groups, level " + level);
        }
        if (groups.size() == 1) {
            return new AccuracyInterval(Double.NaN, Double.NaN, level, Double.NaN);
        }
        double[] accuracies =
                groups.stream().mapToDouble(GroupAccuracy::accuracy).toArray();
        // Beyond 0 and 1 by rounding alone.
        double mean = Math.max(0, Math.min(1, new Mean().evaluate(accuracies)));
        double tail = (1 - level) / 2;
        double trials = effective(groups, mean, new Variance().evaluate(accuracies), tail);
        double right = mean * trials;
        double low = right <= 0 ? 0 : beta(right, trials - right + 1, tail);
        double high = right >= trials ? 1 : beta(right + 1, trials - right, 1 - tail);
        return new AccuracyInterval(low, high, level, trials);
    }

    private static double effective(List<GroupAccuracy> groups, double mean, double variance, double tail) {
        int samples = groups.stream().mapToInt(GroupAccuracy::samples).sum();
        double squaredError = variance / groups.size();
        if (squaredError < 1e-24 || samples < 2) {
            return groups.size();
        }
        double t = quantile(samples, tail) / quantile(groups.size(), tail);
        return Math.min(samples, mean * (1 - mean) / squaredError * t * t);
    }

    private static double quantile(int count, double tail) {
        return new TDistribution(null, count - 1).inverseCumulativeProbability(1 - tail);
    }

    private static double beta(double alpha, double beta, double probability) {
        return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(probability);
    }
}
