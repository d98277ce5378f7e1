package org.insula.pipeline.glm;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.insula.pipeline.statistics.RankCorrelation;

/**
 * How far an importance map and a map of t agree, over the regions that both have.
 *
 * @param regions     number of these regions
 * @param correlation Spearman's correlation of ranks; NaN where there is none
 * @param top         {@code k = ⌈regions / 10⌉}, how many regions of each map are compared
 * @param common      number of regions among the k largest of both maps, 0 to k
 */
public record GlmAgreement(int regions, double correlation, int top, int common) {
    private static final int TOP_PART = 10;

    /**
     * Compares two maps [region]; of regions with the same value the one of the lower index counts as the larger.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public static GlmAgreement of(double[] importance, double[] t) {
        double correlation = RankCorrelation.of(importance, t);
        int[] both = IntStream.range(0, t.length)
                .filter(region -> !Double.isNaN(importance[region]) && !Double.isNaN(t[region]))
                .toArray();
        int top = (both.length + TOP_PART - 1) / TOP_PART;
        Set<Integer> common = new HashSet<>(largest(importance, both, top));
        common.retainAll(largest(t, both, top));
        return new GlmAgreement(both.length, correlation, top, common.size());
    }

    private static Set<Integer> largest(double[] map, int[] regions, int count) {
        return IntStream.of(regions)
                .boxed()
                .sorted(Comparator.comparingDouble(region -> -map[region]))
                .limit(count)
                .collect(Collectors.toSet());
    }

    /** Share of the k largest that both maps have, 0 to 1; NaN without regions. */
    public double share() {
        return (double) common / top;
    }

    /** The share that two unrelated maps have on average: k / regions. */
    public double chance() {
        return (double) top / regions;
    }
}
