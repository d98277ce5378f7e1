package org.insula.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The general linear model beside the importance maps.
 *
 * @param counted what its test counts, plural
 * @param runs number of runs that were modelled
 * @param leftOut number of runs that were not
 * @param maps one map per label that has one
 * @param agreements how far importance maps agree with it
 */
public record GlmReport(String counted, int runs, int leftOut, List<TMap> maps, List<Agreement> agreements) {
    /**
     * t of a label against the other labels.
     *
     * @param label the label
     * @param effect mean effect [region]
     * @param t Student's t [region]; NaN where there is none
     * @param familyWise p corrected for all regions [region]
     */
    public record TMap(String label, List<Double> effect, List<Double> t, List<Double> familyWise) {
        /** Copies the lists. */
        public TMap {
            effect = List.copyOf(effect);
            t = List.copyOf(t);
            familyWise = List.copyOf(familyWise);
        }
    }

    /**
     * How far a map agrees.
     *
     * @param model the model
     * @param label the label
     * @param correlation Spearman's, over regions
     * @param common how many of the largest are the same
     * @param top how many of the largest were compared
     * @param chance the share that unrelated maps have in common
     */
    public record Agreement(String model, String label, double correlation, int common, int top, double chance) {
        /** Returns the correlation with two digits. */
        public String correlationText() {
            return Double.isNaN(correlation) ? "n/a" : String.format(Locale.ROOT, "%.2f", correlation);
        }

        /** Returns how many of the largest are the same, and the share of unrelated maps. */
        public String commonText() {
            return common + " of " + top;
        }

        /** Returns the number that unrelated maps have in common. */
        public String chanceText() {
            return String.format(Locale.ROOT, "%.1f", chance * top);
        }
    }

    /** Copies the lists. */
    public GlmReport {
        Objects.requireNonNull(counted);
        maps = List.copyOf(maps);
        agreements = List.copyOf(agreements);
    }

    /** What the page's script wants: by label, numbers with five digits. */
    Map<String, Object> toMap() {
        Map<String, Object> labels = new LinkedHashMap<>();
        for (TMap map : maps) {
            Map<String, Object> numbers = new LinkedHashMap<>();
            numbers.put("effect", ReportJson.rounded(map.effect()));
            numbers.put("t", ReportJson.rounded(map.t()));
            numbers.put("familyWise", ReportJson.rounded(map.familyWise()));
            labels.put(map.label(), numbers);
        }
        return labels;
    }
}
