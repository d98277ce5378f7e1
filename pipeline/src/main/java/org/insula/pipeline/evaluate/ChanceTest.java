package org.insula.pipeline.evaluate;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

/**
 * Tests whether the accuracy of groups is above chance, one-sided.
 *
 * <p>Student's one-sample t over the groups' accuracies a_1..a_n: {@code t = (mean − chance) / (sd / √n)} with n − 1
 * degrees of freedom, p the upper tail. Where t does not exist (a single group, or all groups agree exactly) the exact
 * binomial test over all samples stands in, and the result says so. Immutable.
 */
public final class ChanceTest {
    private final double alpha;

    private ChanceTest(double alpha) {
        this.alpha = alpha;
    }

    /** A test at the 5 % level. */
    public static ChanceTest withDefaults() {
        return new ChanceTest(0.05);
    }

    /**
     * The same at another level.
     *
     * @throws IllegalArgumentException if {@code level} is not between 0 and 1
     */
    public ChanceTest withAlpha(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
        }
        return new ChanceTest(level);
    }

    /**
     * Tests accuracies against chance.
     *
     * @param groups accuracy of each group
     * @param chance accuracy of a model that knows nothing, 0 to 1
     * @throws IllegalArgumentException if there is no group or {@code chance} is not between 0 and 1
     */
    public ChanceResult test(List<GroupAccuracy> groups, double chance) {
        if (groups.isEmpty() || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(groups.size() + " groups, chance " + chance);
        }
        double[] accuracies =
                groups.stream().mapToDouble(GroupAccuracy::accuracy).toArray();
        double mean = new Mean().evaluate(accuracies);
        double sd = Math.sqrt(new Variance().evaluate(accuracies));
        if (groups.size() > 1 && sd > 1e-12) {
            double t = (mean - chance) / (sd / Math.sqrt(groups.size()));
            double p = new TDistribution(null, groups.size() - 1).cumulativeProbability(-t);
            return result(ChanceResult.Method.T_TEST, groups, mean, chance, t, p);
        }
        return result(ChanceResult.Method.BINOMIAL, groups, mean, chance, Double.NaN, binomial(groups, chance));
    }

    private static double binomial(List<GroupAccuracy> groups, double chance) {
        int samples = groups.stream().mapToInt(GroupAccuracy::samples).sum();
        double right = groups.stream()
                .mapToDouble(group -> group.accuracy() * group.samples())
                .sum();
        // Seeds share their samples and add no independent trials, so right answers are averaged over them and rounded
        // down.
        int successes = (int) Math.floor(right + 1e-9);
        return new BinomialTest().binomialTest(samples, successes, chance, AlternativeHypothesis.GREATER_THAN);
    }

    private ChanceResult result(
            ChanceResult.Method method, List<GroupAccuracy> groups, double mean, double chance, double t, double p) {
        Verdict verdict = p < alpha ? Verdict.ABOVE_CHANCE : Verdict.NOT_ABOVE_CHANCE;
        return new ChanceResult(method, groups.size(), mean, chance, t, p, verdict);
    }
}
