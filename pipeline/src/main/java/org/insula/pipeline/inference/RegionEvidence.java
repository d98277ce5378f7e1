package org.insula.pipeline.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.pipeline.statistics.StudentisedMean;

/**
 * How strongly a model's contributions speak for each region and label: the mean over subjects of what the region
 * contributes more to the label's score in the label's own samples than in others, over its standard error ({@link
 * StudentisedMean}).
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
     * The evidence of subjects.
     *
     * @param labels    the study's labels, in their order
     * @param contrasts of each subject [label · regions + region]; NaN where missing
     * @throws IllegalArgumentException if there is no subject
     */
    public static RegionEvidence of(List<String> labels, Map<String, double[]> contrasts) {
        return new RegionEvidence(labels, StudentisedMean.of(List.copyOf(new TreeMap<>(contrasts).values())));
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
