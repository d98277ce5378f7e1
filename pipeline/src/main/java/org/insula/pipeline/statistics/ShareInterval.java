package org.insula.pipeline.statistics;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact 95 % interval of a probability from independent trials (Clopper and Pearson 1934): from the quantile .025 of
 * Beta(x, n − x + 1) to the quantile .975 of Beta(x + 1, n − x), for x of n.
 *
 * @param low  lower end, 0 to 1
 * @param high upper end, 0 to 1
 */
public record ShareInterval(double low, double high) {
    private static final double TAIL = 0.025;

    /**
     * The interval.
     *
     * @param count trials that came out so
     * @param trials all trials
     * @throws IllegalArgumentException if there is no trial, or {@code count} is below 0 or above {@code trials}
     */
    public static ShareInterval of(int count, int trials) {
        if (trials < 1 || count < 0 || count > trials) {
            throw new IllegalArgumentException(count + " of " + trials + " trials");
        }
        double low = count == 0 ? 0 : quantile(count, trials - count + 1.0, TAIL);
        double high = count == trials ? 1 : quantile(count + 1.0, trials - count, 1 - TAIL);
        return new ShareInterval(low, high);
    }

    private static double quantile(double alpha, double beta, double probability) {
        return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(probability);
    }
}
