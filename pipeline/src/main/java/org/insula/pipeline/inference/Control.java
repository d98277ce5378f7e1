package org.insula.pipeline.inference;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.importance.SubjectSummary;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.statistics.RankCorrelation;

/**
 * What one set of networks, one per fold, says of the regions: the true labels themselves, or a control of them. Cells are
 * [label · regions + region].
 *
 * @param kind       which set
 * @param index      number of the permutation, from 1; 0 otherwise
 * @param accuracy   mean over subjects of the share of held-out samples whose label was predicted
 * @param statistics the evidence of each cell: {@link RegionEvidence}
 * @param maps       mean over subjects of each cell, by method; NaN throughout where the samples were not explained
 * @param heldOut    contrasts of each subject set aside, by subject; empty where none is
 */
public record Control(
        Kind kind,
        int index,
        double accuracy,
        double[] statistics,
        Map<SaliencyMethod, double[]> maps,
        Map<String, double[]> heldOut) {
    /** The methods that are compared. */
    public static final List<SaliencyMethod> METHODS = List.of(
            SaliencyMethod.PATTERN,
            SaliencyMethod.CONTRIBUTION,
            SaliencyMethod.ACTIVITY_CONTRIBUTION,
            SaliencyMethod.SENSITIVITY);

    /** Which networks. */
    public enum Kind {
        /** Trained on the true labels. */
        OBSERVED("true labels"),
        /** Not trained at all (model randomisation; Adebayo et al. 2018). */
        UNTRAINED("untrained"),
        /** Trained on permuted labels (data randomisation; Adebayo et al. 2018). */
        PERMUTED("permuted labels");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The kind in words. */
        public String text() {
            return text;
        }
    }

    /**
     * The control that a study's result makes.
     *
     * @param setAside the subjects set aside
     */
    static Control of(
            Kind kind, int index, SampleSet samples, MapStudy.Result result, long seed, Set<String> setAside) {
        Map<SaliencyMethod, double[]> maps = new EnumMap<>(SaliencyMethod.class);
        int cells = samples.labels().size() * samples.regions().size();
        for (SaliencyMethod method : METHODS) {
            List<SaliencyRow> rows = result.rows().getOrDefault(method, List.of());
            maps.put(method, means(samples.labels(), summaries(method, rows), seed, cells));
        }
        TreeMap<String, double[]> aside = new TreeMap<>(result.contrasts());
        aside.keySet().retainAll(setAside);
        return new Control(
                kind,
                index,
                GroupAccuracy.of(result.predictions()).stream()
                        .mapToDouble(GroupAccuracy::accuracy)
                        .average()
                        .orElse(Double.NaN),
                RegionEvidence.of(samples.labels(), result.contrasts()).statistics(),
                maps,
                aside);
    }

    /** Only regions count, so that frames are taken together first. */
    private static List<SubjectSummary> summaries(SaliencyMethod method, List<SaliencyRow> rows) {
        List<SaliencyRow> ofRegions =
                rows.stream().map(row -> row.overFrames(method.kind())).toList();
        return SubjectImportance.all(method.kind(), ofRegions).stream()
                .map(SubjectSummary::of)
                .toList();
    }

    private static double[] means(List<String> labels, List<SubjectSummary> maps, long seed, int cells) {
        int regions = cells / labels.size();
        double[] means = new double[cells];
        Arrays.fill(means, Double.NaN);
        for (int label = 0; label < labels.size(); label++) {
            String own = labels.get(label);
            List<double[]> subjects = maps.stream()
                    .filter(map -> map.key().label().equals(own))
                    .map(map -> map.withSeed(seed))
                    .filter(Objects::nonNull)
                    .toList();
            if (!subjects.isEmpty()) {
                System.arraycopy(Summary.of(subjects).mean(), 0, means, label * regions, regions);
            }
        }
        return means;
    }

    /**
     * Spearman's correlation of this set's map with another of the same cells, by the strength that regions are ranked by;
     * NaN where one of them is constant.
     */
    public double similarity(SaliencyMethod method, double[] map) {
        double[] own = method.kind().strengths(maps.get(method));
        return RankCorrelation.of(own, method.kind().strengths(map));
    }
}
