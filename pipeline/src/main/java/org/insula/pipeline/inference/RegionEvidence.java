package org.insula.pipeline.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.insula.pipeline.importance.SubjectSummary;
import org.insula.pipeline.statistics.StudentisedMean;

/**
 * How strongly a model's contributions speak for each region and label: the mean over subjects of a region's signed
 * contribution to the label's centred logit, over its own standard error ({@link StudentisedMean}). Given the network, the
 * contribution of a region whose held-out values do not depend on the label has mean 0.
 *
 * <p>Immutable.
 */
public final class RegionEvidence implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> labels;
    private final double[] statistics;

    private RegionEvidence(List<String> labels, double[] statistics) {
        this.labels = new ArrayList<>(labels);
        this.statistics = statistics;
    }

    /** Evidence of given statistics [label · regions + region], which are copied. */
    public static RegionEvidence of(List<String> labels, double[] statistics) {
        if (labels.isEmpty() || statistics.length % labels.size() != 0) {
            throw new IllegalArgumentException(statistics.length + " statistics for labels " + labels);
        }
        return new RegionEvidence(labels, statistics.clone());
    }

    /**
     * The evidence of maps of contributions.
     *
     * @param labels the study's labels, in their order
     * @param maps   summaries of one model's maps, at most one per label and subject, in any order
     * @param seed   the networks that count; what is compared must have as many
     * @throws IllegalArgumentException if there is no map of that seed
     */
    public static RegionEvidence of(List<String> labels, Collection<SubjectSummary> maps, long seed) {
        return new RegionEvidence(
                labels,
                StudentisedMean.of(List.copyOf(bySubject(labels, maps, seed).values())));
    }

    /** The contributions of each subject [label · regions + region], by subject; NaN where it has none. */
    static TreeMap<String, double[]> bySubject(List<String> labels, Collection<SubjectSummary> maps, long seed) {
        TreeMap<String, double[]> subjects = new TreeMap<>();
        for (SubjectSummary map : maps) {
            double[] own = map.withSeed(seed);
            if (own != null) {
                double[] all = subjects.computeIfAbsent(map.unit(), unit -> missing(labels.size() * own.length));
                System.arraycopy(own, 0, all, labels.indexOf(map.key().label()) * own.length, own.length);
            }
        }
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("no subject has contributions by networks of seed " + seed);
        }
        return subjects;
    }

    private static double[] missing(int cells) {
        double[] missing = new double[cells];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    /** The labels, in their order. */
    public List<String> labels() {
        return List.copyOf(labels);
    }

    /** Number of regions. */
    public int regions() {
        return statistics.length / labels.size();
    }

    /** A copy of the statistics [label · regions + region]; NaN where fewer than two subjects have a value. */
    public double[] statistics() {
        return statistics.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionEvidence that
                && labels.equals(that.labels)
                && Arrays.equals(statistics, that.statistics);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.hashCode(statistics);
    }
}
