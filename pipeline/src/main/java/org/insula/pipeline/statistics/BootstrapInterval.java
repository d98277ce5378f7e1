package org.insula.pipeline.statistics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.util.KthSelector;

/**
 * Bootstrap confidence interval of the mean over subjects, for each cell of an array.
 *
 * <p>Subjects are drawn with replacement, each with all its cells, and the interval is the bias-corrected and
 * accelerated one (BCa, Efron 1987): its ends are the quantiles {@code Φ(z0 + (z0 + z) / (1 − a (z0 + z)))} of the
 * drawn means, where z0 is Φ⁻¹ of the share of them below the mean, {@code a = Σd³ / (6 (Σd²)^1.5)} with d the deviations
 * from the mean, and z = ∓√(n/(n−1)) t, t being Student's quantile with n − 1 degrees of freedom: the widening that
 * makes up for the bootstrap's too small spread with few subjects (Hesterberg 2015).
 *
 * <p>NaN does not count. Both ends are NaN for n &lt; 2, and the mean where all subjects agree to rounding. Immutable.
 */
public final class BootstrapInterval implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double level;
    private final int resamples;
    private final long seed;

    private BootstrapInterval(double level, int resamples, long seed) {
        this.level = level;
        this.resamples = resamples;
        this.seed = seed;
    }

    /** A 95 % interval from 2000 resamples, with seed 0. */
    public static BootstrapInterval withDefaults() {
        return new BootstrapInterval(0.95, 2000, 0);
    }

    /**
     * The same at another level.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public BootstrapInterval withLevel(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("level " + confidence + " is not between 0 and 1");
        }
        return new BootstrapInterval(confidence, resamples, seed);
    }

    /**
     * The same with another number of resamples.
     *
     * @throws IllegalArgumentException if it is below 100
     */
    public BootstrapInterval withResamples(int number) {
        if (number < 100) {
            throw new IllegalArgumentException("resamples is " + number + "; it must be at least 100");
        }
        return new BootstrapInterval(level, number, seed);
    }

    /** The same with another seed. */
    public BootstrapInterval withSeed(long other) {
        return new BootstrapInterval(level, resamples, other);
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /**
     * The interval of each cell.
     *
     * @param subjects one array a subject, all of the same length; NaN where missing
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    public Intervals of(List<double[]> subjects) {
        Moments moments = Moments.of(subjects);
        int cells = moments.cells();
        double[][] drawn = drawnMeans(subjects, cells);
        double[] low = new double[cells];
        double[] high = new double[cells];
        double[] quantiles = new double[subjects.size() + 1];
        for (int cell = 0; cell < cells; cell++) {
            double[] ends =
                    moments.varies(cell) ? ends(drawn[cell], moments, cell, subjects, quantiles) : still(moments, cell);
            low[cell] = ends[0];
            high[cell] = ends[1];
        }
        return new Intervals(low, high);
    }

    private static double[] still(Moments moments, int cell) {
        double mean = moments.n(cell) < 2 ? Double.NaN : moments.mean(cell);
        return new double[] {mean, mean};
    }

    /** Means as [cell][resample]; NaN where a resample has no value. */
    private double[][] drawnMeans(List<double[]> subjects, int cells) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] means = new double[cells][resamples];
        double[] sums = new double[cells];
        int[] counts = new int[cells];
        for (int resample = 0; resample < resamples; resample++) {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            for (int i = 0; i < subjects.size(); i++) {
                double[] subject = subjects.get(random.nextInt(subjects.size()));
                for (int cell = 0; cell < cells; cell++) {
                    boolean has = !Double.isNaN(subject[cell]);
                    sums[cell] += has ? subject[cell] : 0;
                    counts[cell] += has ? 1 : 0;
                }
            }
            for (int cell = 0; cell < cells; cell++) {
                means[cell][resample] = counts[cell] == 0 ? Double.NaN : sums[cell] / counts[cell];
            }
        }
        return means;
    }

    /** The ends of a cell's interval; Student's quantiles, which take long, are kept by the number of subjects. */
    private double[] ends(double[] drawn, Moments moments, int cell, List<double[]> subjects, double[] quantiles) {
        double[] known = known(drawn);
        double mean = moments.mean(cell);
        double bias = bias(known, mean);
        double acceleration = acceleration(subjects, cell, mean);
        int n = moments.n(cell);
        if (quantiles[n] == 0) {
            quantiles[n] = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + level) / 2);
        }
        double z = quantiles[n] * Math.sqrt(n / (n - 1.0));
        return new double[] {
            quantile(known, adjusted(bias, acceleration, -z)), quantile(known, adjusted(bias, acceleration, z))
        };
    }

    /** A copy of the values without NaN. */
    private static double[] known(double[] drawn) {
        double[] known = new double[drawn.length];
        int count = 0;
        for (double each : drawn) {
            if (!Double.isNaN(each)) {
                known[count++] = each;
            }
        }
        return count == known.length ? known : Arrays.copyOf(known, count);
    }

    private static double bias(double[] values, double mean) {
        double below = 0;
        for (double each : values) {
            below += each < mean ? 1 : each == mean ? 0.5 : 0;
        }
        // Kept off 0 and 1, where the normal quantile is infinite.
        double share = Math.min(values.length - 0.5, Math.max(0.5, below)) / values.length;
        return NORMAL.inverseCumulativeProbability(share);
    }

    private static double acceleration(List<double[]> subjects, int cell, double mean) {
        double squares = 0;
        double cubes = 0;
        for (double[] subject : subjects) {
            double deviation = Double.isNaN(subject[cell]) ? 0 : subject[cell] - mean;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double adjusted(double bias, double acceleration, double z) {
        double denominator = 1 - acceleration * (bias + z);
        // Beyond its pole the transformation turns round; the outermost quantile is what it tends to there.
        return denominator <= 0 ? (z > 0 ? 1 : 0) : NORMAL.cumulativeProbability(bias + (bias + z) / denominator);
    }

    /** A quantile of some values, whose order is changed: only what it takes is put in its place, which sorting all is not. */
    private static double quantile(double[] values, double share) {
        double place = share * (values.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, values.length - 1);
        KthSelector selector = new KthSelector();
        double lower = selector.select(values, null, below);
        return lower + (place - below) * (selector.select(values, null, above) - lower);
    }
}
