package org.insula.pipeline.glm;

import java.util.Arrays;
import java.util.List;
import org.insula.pipeline.statistics.BenjaminiHochberg;
import org.insula.pipeline.statistics.OneSampleTTest;
import org.insula.pipeline.statistics.PermutationResult;
import org.insula.pipeline.statistics.SignFlipTest;
import org.insula.pipeline.statistics.TTestResult;

/**
 * Whether the mean effect of one contrast over subjects is 0, region by region (random effects; Holmes and Friston 1998).
 *
 * <p>Student's t over subjects with two-sided p; q by Benjamini and Hochberg over regions; and p corrected for all
 * regions by sign flips of whole subjects and the largest statistic. Subjects' effects are estimated apart, so they are
 * independent and flips are exact where effects are symmetric about 0. NaN where a region has no test. Immutable.
 */
public final class GroupGlm {
    private final int[] n;
    private final double[] effect;
    private final double[] standardError;
    private final TTestResult tTest;
    private final double[] familyWise;

    private GroupGlm(List<double[]> effects, TTestResult tTest, PermutationResult flips) {
        this.n = counts(effects);
        this.effect = means(effects, n);
        this.standardError = standardErrors(effects, n, effect);
        this.tTest = tTest;
        this.familyWise = flips.familyWise();
    }

    /**
     * Tests the mean over subjects, or over the runs of a single subject.
     *
     * @param units subjects' (or runs') effects, in a fixed order
     * @throws IllegalArgumentException if there is none or their numbers of regions differ
     */
    public static GroupGlm of(List<RegionEffects> units, SignFlipTest flips) {
        List<double[]> effects = units.stream().map(RegionEffects::effect).toList();
        return new GroupGlm(effects, OneSampleTTest.withDefaults().test(effects), flips.test(effects));
    }

    private static int[] counts(List<double[]> effects) {
        int[] n = new int[effects.get(0).length];
        effects.forEach(unit -> Arrays.setAll(n, region -> n[region] + (Double.isNaN(unit[region]) ? 0 : 1)));
        return n;
    }

    private static double[] means(List<double[]> effects, int[] n) {
        double[] sum = new double[n.length];
        effects.forEach(unit -> Arrays.setAll(sum, r -> sum[r] + (Double.isNaN(unit[r]) ? 0 : unit[r])));
        Arrays.setAll(sum, region -> sum[region] / n[region]);
        return sum;
    }

    private static double[] standardErrors(List<double[]> effects, int[] n, double[] mean) {
        double[] squares = new double[n.length];
        for (double[] unit : effects) {
            Arrays.setAll(squares, r -> squares[r] + (Double.isNaN(unit[r]) ? 0 : square(unit[r] - mean[r])));
        }
        Arrays.setAll(squares, r -> n[r] < 2 ? Double.NaN : Math.sqrt(squares[r] / (n[r] - 1) / n[r]));
        return squares;
    }

    private static double square(double value) {
        return value * value;
    }

    /** Number of regions. */
    public int regions() {
        return n.length;
    }

    /** A copy of the number of subjects behind each region. */
    public int[] n() {
        return n.clone();
    }

    /** A copy of the mean effects [region], in the unit of the series. */
    public double[] effect() {
        return effect.clone();
    }

    /** A copy of the standard errors of the mean [region], in the unit of the series; NaN below two subjects. */
    public double[] standardError() {
        return standardError.clone();
    }

    /** A copy of Student's t [region], with one degree of freedom less than there are subjects. */
    public double[] t() {
        return tTest.statistic();
    }

    /** A copy of the two-sided p of t [region], uncorrected. */
    public double[] p() {
        return tTest.p();
    }

    /** A copy of the p corrected for all regions [region], two-sided. */
    public double[] familyWise() {
        return familyWise.clone();
    }

    /** The false discovery rates of {@link #p} [region]. */
    public double[] q() {
        return BenjaminiHochberg.adjust(tTest.p());
    }
}
