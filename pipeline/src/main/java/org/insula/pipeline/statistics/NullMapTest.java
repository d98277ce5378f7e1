package org.insula.pipeline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares a map with maps of networks that were trained in the same way on permuted labels.
 *
 * <p>Of the map and its m null maps, each is as likely to be the most extreme where labels mean nothing, so
 * {@code p = (1 + b) / (1 + m)} with b null maps at least as extreme. For the family-wise p, cells are first
 * standardised with their mean and standard deviation over all m + 1 maps, so that cells that vary more do not rule the
 * largest one. Unlike a test over subjects this also counts what the networks share: their initial weights, their
 * training data, and regions that draw saliency whatever the labels are. Immutable.
 */
public final class NullMapTest {
    private static final double TIE = 1e-9;

    private final Alternative alternative;

    private NullMapTest(Alternative alternative) {
        this.alternative = alternative;
    }

    /** A test for greater importance. */
    public static NullMapTest withDefaults() {
        return new NullMapTest(Alternative.GREATER);
    }

    /** The same with another alternative. */
    public NullMapTest with(Alternative other) {
        return new NullMapTest(other);
    }

    /**
     * Tests all cells as one family. A cell that is NaN in any map, or the same in all, is left out and NaN.
     *
     * @param observed the map
     * @param nulls the null maps, at least one, all of the same length
     * @throws IllegalArgumentException if there is no null map or lengths differ
     */
    public PermutationResult test(double[] observed, List<double[]> nulls) {
        if (nulls.isEmpty()) {
            throw new IllegalArgumentException("there are no null maps");
        }
        double[][] evidence = new double[nulls.size() + 1][];
        List<double[]> all = new ArrayList<>(nulls);
        all.add(0, observed);
        Moments moments = Moments.of(all);
        Arrays.setAll(evidence, map -> standardised(all.get(map), moments, all.size()));
        double[] own = evidence[0];
        double[] p = new double[own.length];
        double[] familyWise = new double[own.length];
        for (double[] map : evidence) {
            double largest = Arrays.stream(map)
                    .filter(value -> !Double.isNaN(value))
                    .max()
                    .orElse(Double.NaN);
            for (int cell = 0; cell < p.length; cell++) {
                p[cell] += map[cell] >= own[cell] - TIE ? 1 : 0;
                familyWise[cell] += largest >= own[cell] - TIE ? 1 : 0;
            }
        }
        for (int cell = 0; cell < p.length; cell++) {
            p[cell] = Double.isNaN(own[cell]) ? Double.NaN : p[cell] / all.size();
            familyWise[cell] = Double.isNaN(own[cell]) ? Double.NaN : familyWise[cell] / all.size();
        }
        return new PermutationResult(p, familyWise, all.size(), false);
    }

    private double[] standardised(double[] map, Moments moments, int maps) {
        double[] evidence = new double[map.length];
        for (int cell = 0; cell < map.length; cell++) {
            boolean tested = moments.n(cell) == maps && moments.varies(cell);
            evidence[cell] =
                    tested ? alternative.against((map[cell] - moments.mean(cell)) / moments.sd(cell)) : Double.NaN;
        }
        return evidence;
    }
}
