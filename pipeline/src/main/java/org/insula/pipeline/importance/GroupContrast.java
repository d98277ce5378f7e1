package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;

/**
 * Difference between two maps of the same subjects: two labels of a model, or two models of a label.
 *
 * <p>Each subject's value in one map less that in the other, so that what a subject brings to both drops out; then mean and
 * interval over subjects. No p is taken over them: see {@link GroupImportance}.
 *
 * @param pair the two maps
 * @param unit what counts once
 * @param members the subjects (or runs) that have both maps, sorted
 * @param difference one less other, in the unit of the maps [region]
 * @param intervals of the mean difference, 95 %
 */
public record GroupContrast(
        MapPair pair, ImportanceUnit unit, List<String> members, Summary difference, Intervals intervals)
        implements Serializable {

    /** Copies the list. */
    public GroupContrast {
        Objects.requireNonNull(pair);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(difference);
        Objects.requireNonNull(intervals);
        members = new ArrayList<>(members);
    }

    /**
     * The contrast of two maps; empty if no subject has both.
     *
     * @param ones one map a subject, all of one model and label
     * @param others the same of another model or label
     * @param interval how the interval of a mean is found
     * @throws IllegalArgumentException if the maps' regions or kinds differ
     */
    public static Optional<GroupContrast> of(
            ImportanceUnit unit,
            Collection<SubjectSummary> ones,
            Collection<SubjectSummary> others,
            BootstrapInterval interval) {
        TreeMap<String, SubjectSummary> byUnit = new TreeMap<>();
        others.forEach(map -> byUnit.put(map.unit(), map));
        TreeMap<String, double[]> differences = new TreeMap<>();
        for (SubjectSummary map : ones) {
            SubjectSummary paired = byUnit.get(map.unit());
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
                interval.of(values)));
    }

    private static double[] difference(SubjectSummary one, SubjectSummary other) {
        double[] difference = one.byRegion();
        double[] subtracted = other.byRegion();
        if (difference.length != subtracted.length || one.kind() != other.kind()) {
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
