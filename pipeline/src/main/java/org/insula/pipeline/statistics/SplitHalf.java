package org.insula.pipeline.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How well the mean map of one half of the subjects agrees with that of the other half: Spearman's correlation, mean
 * over random halvings. With an odd number one half has a subject more. Immutable.
 */
public final class SplitHalf {
    private final int splits;
    private final long seed;

    private SplitHalf(int splits, long seed) {
        this.splits = splits;
        this.seed = seed;
    }

    /** 100 halvings, with seed 0. */
    public static SplitHalf withDefaults() {
        return new SplitHalf(100, 0);
    }

    /**
     * The same with another number of halvings.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public SplitHalf withSplits(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("splits is " + number + "; it must be at least 1");
        }
        return new SplitHalf(number, seed);
    }

    /** The same with another seed. */
    public SplitHalf withSeed(long other) {
        return new SplitHalf(splits, other);
    }

    /**
     * The mean correlation, −1 to 1; NaN with fewer than two subjects, or where no halving has one.
     *
     * @param subjects one array a subject, all of the same length; NaN where missing
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    public double of(List<double[]> subjects) {
        Random random = new Random(seed);
        List<double[]> shuffled = new ArrayList<>(subjects);
        double sum = 0;
        int counted = 0;
        for (int split = 0; split < splits && subjects.size() > 1; split++) {
            Collections.shuffle(shuffled, random);
            int half = shuffled.size() / 2;
            double correlation =
                    RankCorrelation.of(mean(shuffled.subList(0, half)), mean(shuffled.subList(half, shuffled.size())));
            if (!Double.isNaN(correlation)) {
                sum += correlation;
                counted++;
            }
        }
        return counted == 0 ? Double.NaN : sum / counted;
    }

    private static double[] mean(List<double[]> subjects) {
        Moments moments = Moments.of(subjects);
        double[] mean = new double[moments.cells()];
        for (int cell = 0; cell < mean.length; cell++) {
            mean[cell] = moments.mean(cell);
        }
        return mean;
    }
}
