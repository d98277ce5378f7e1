package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Difference between two maps of the same subjects: two labels of a model, or two models of a label.
 *
 * <p>Each subject's share of saliency in one map less that in the other, so that what a subject brings to both drops
 * out; then mean, interval and two-sided tests over subjects.
 *
 * @param pair the two maps
 * @param unit what counts once
 * @param members the subjects (or runs) that have both maps, sorted
 * @param difference one less other, shares of total saliency [region]
 * @param tests of the difference against 0
 */
public record GroupContrast(
        MapPair pair, ImportanceUnit unit, List<String> members, Summary difference, RegionTestResult tests)
        implements Serializable {

    /** Copies the list. */
    public GroupContrast {
        Objects.requireNonNull(pair);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(difference);
        Objects.requireNonNull(tests);
        members = new ArrayList<>(members);
    }

    /**
     * The contrast of two maps; empty if no subject has both.
     *
     * @param ones shares of one map a subject, all of one model and label
     * @param others the same of another model or label
     * @param test with the alternative that is asked for
     * @throws IllegalArgumentException if the maps' regions differ
     */
    public static Optional<GroupContrast> of(
            ImportanceUnit unit, Collection<SubjectShares> ones, Collection<SubjectShares> others, RegionTest test) {
        TreeMap<String, SubjectShares> byUnit = new TreeMap<>();
        others.forEach(map -> byUnit.put(map.unit(), map));
        TreeMap<String, double[]> differences = new TreeMap<>();
        for (SubjectShares map : ones) {
            SubjectShares paired = byUnit.get(map.unit());
            if (paired != null) {
                differences.put(map.unit(), difference(map, paired));
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        List<double[]> values = new ArrayList<>(differences.values());
        return Optional.of(new GroupContrast(
                new MapPair(
                        ones.iterator().next().key(), others.iterator().next().key()),
                unit,
                new ArrayList<>(differences.keySet()),
                Summary.of(values),
                test.test(values, values)));
    }

    private static double[] difference(SubjectShares one, SubjectShares other) {
        double[] difference = one.byRegion();
        double[] subtracted = other.byRegion();
        if (difference.length != subtracted.length) {
            throw new IllegalArgumentException("these maps cannot be compared: " + one + " and " + other);
        }
        for (int region = 0; region < difference.length; region++) {
            difference[region] -= subtracted[region];
        }
        return difference;
    }

    /** Rank of each region by the size of the mean difference [region], 1 the largest, ties in atlas order; 0 where missing. */
    public int[] ranks() {
        return Ranking.ranks(Arrays.stream(difference.mean()).map(Math::abs).toArray());
    }
}
