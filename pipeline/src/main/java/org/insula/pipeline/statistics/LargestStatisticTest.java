package org.insula.pipeline.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Permutation test of all cells as one family, by the largest statistic (Westfall and Young 1993; Nichols and Holmes 2002).
 *
 * <p>The statistics are computed once with the true labels and once for each of m permutations of the labels. Where labels
 * mean nothing, each of the m + 1 is as likely to have the largest value, so {@code p = (1 + b) / (1 + m)}, with b
 * permutations whose statistic is at least as large (Phipson and Smyth 2010). The family-wise p compares with the largest
 * statistic over all cells of each permutation: the chance of one false finding or more is at most the level. The test is
 * one-sided: larger values are evidence.
 */
public final class LargestStatisticTest {
    /** Statistics this close count as ties, so that rounding decides nothing. */
    private static final double TIE = 1e-9;

    private LargestStatisticTest() {}

    /**
     * Tests all cells. A cell that is NaN with the true labels is NaN in the result; one that is NaN in a permutation
     * counts there as if it were at least as large.
     *
     * @param observed statistics with the true labels [cell]
     * @param permuted statistics of each permutation, at least one, all of the same length
     * @throws IllegalArgumentException if there is no permutation or lengths differ
     */
    public static PermutationResult test(double[] observed, List<double[]> permuted) {
        if (permuted.isEmpty()) {
            throw new IllegalArgumentException("there are no permutations");
        }
        int[] reaching = new int[observed.length];
        int[] familyReaching = new int[observed.length];
        for (double[] permutation : permuted) {
            if (permutation.length != observed.length) {
                throw new IllegalArgumentException(permutation.length + " cells, expected " + observed.length);
            }
            double largest = Arrays.stream(permutation)
                    .filter(value -> !Double.isNaN(value))
                    .max()
                    .orElse(Double.POSITIVE_INFINITY);
            for (int cell = 0; cell < observed.length; cell++) {
                reaching[cell] += permutation[cell] < observed[cell] - TIE ? 0 : 1;
                familyReaching[cell] += largest < observed[cell] - TIE ? 0 : 1;
            }
        }
        int all = permuted.size() + 1;
        return new PermutationResult(
                shares(observed, reaching, all), shares(observed, familyReaching, all), all, false);
    }

    private static double[] shares(double[] observed, int[] reaching, int all) {
        double[] shares = new double[observed.length];
        Arrays.setAll(shares, cell -> Double.isNaN(observed[cell]) ? Double.NaN : (1.0 + reaching[cell]) / all);
        return shares;
    }
}
