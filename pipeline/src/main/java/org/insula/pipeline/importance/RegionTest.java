package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.List;
import org.insula.pipeline.statistics.Alternative;
import org.insula.pipeline.statistics.BenjaminiHochberg;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;
import org.insula.pipeline.statistics.OneSampleTTest;
import org.insula.pipeline.statistics.PermutationResult;
import org.insula.pipeline.statistics.SignFlipTest;
import org.insula.pipeline.statistics.TTestResult;

/**
 * Interval and tests of every region over subjects: bootstrap interval, Student's t with its p, Benjamini and Hochberg's
 * q of those p, and the family-wise p by sign flipping.
 *
 * <p>What is asked is whether, in the population that the subjects come from, these networks' saliency lies on a region
 * more than evenly. Subjects of a fold share a network, and what networks draw to a region whatever the labels are also
 * lies there in every subject; therefore a result speaks of regions only where the model decodes above chance. Immutable.
 */
public final class RegionTest implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Alternative alternative;
    private final int permutations;
    private final int resamples;
    private final long seed;

    private RegionTest(Alternative alternative, int permutations, int resamples, long seed) {
        this.alternative = alternative;
        this.permutations = permutations;
        this.resamples = resamples;
        this.seed = seed;
    }

    /** One-sided for greater means, at most 10 000 permutations, 2000 resamples, seed 0. */
    public static RegionTest withDefaults() {
        return new RegionTest(Alternative.GREATER, 10_000, 2000, 0);
    }

    /** The same with another alternative. */
    public RegionTest with(Alternative other) {
        return new RegionTest(other, permutations, resamples, seed);
    }

    /** The same with another number of permutations at most; see {@link SignFlipTest#withPermutations}. */
    public RegionTest withPermutations(int most) {
        return new RegionTest(alternative, most, resamples, seed);
    }

    /** The same with another number of bootstrap resamples; see {@link BootstrapInterval#withResamples}. */
    public RegionTest withResamples(int number) {
        return new RegionTest(alternative, permutations, number, seed);
    }

    /** The same with another seed of permutations, resamples and halvings. */
    public RegionTest withSeed(long other) {
        return new RegionTest(alternative, permutations, resamples, other);
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /**
     * Tests all regions as one family.
     *
     * @param values one array a subject [region], NaN where missing: what the interval is of
     * @param deviations the same less what the null hypothesis says: what the tests are of
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    public RegionTestResult test(List<double[]> values, List<double[]> deviations) {
        Intervals intervals = BootstrapInterval.withDefaults()
                .withResamples(resamples)
                .withSeed(seed)
                .of(values);
        TTestResult t = OneSampleTTest.withDefaults().with(alternative).test(deviations);
        PermutationResult flips = SignFlipTest.withDefaults()
                .with(alternative)
                .withPermutations(permutations)
                .withSeed(seed)
                .test(deviations);
        return new RegionTestResult(
                intervals.low(),
                intervals.high(),
                t.statistic(),
                t.p(),
                flips.familyWise(),
                BenjaminiHochberg.adjust(t.p()),
                flips.patterns(),
                flips.exact());
    }
}
