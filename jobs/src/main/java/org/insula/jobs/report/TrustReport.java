package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * What tells whether the maps can be believed.
 *
 * @param intervals the accuracy of each model with its interval
 * @param replacement what took the place of removed values, in words
 * @param orderedBy the method whose magnitude orders the places of samples; empty if no method explains single samples
 * @param curves how accuracy falls as places are removed; empty if none were
 * @param retrained how accuracy falls where networks are trained again without them; empty if none were
 * @param timing when saliency lies, by model and label
 * @param taskOn where it is known from in which frames the task is on, or why it is not, in words
 * @param stability how much orders of regions stay the same, by model and label
 * @param contrasts differences between two maps
 */
public record TrustReport(
        List<AccuracyRange> intervals,
        String replacement,
        String orderedBy,
        List<DropCurve> curves,
        List<DropCurve> retrained,
        List<LabelTiming> timing,
        String taskOn,
        List<LabelStability> stability,
        List<MapContrast> contrasts) {
    /**
     * The accuracy of a model.
     *
     * @param model the model
     * @param accuracy mean over groups, 0 to 1
     * @param low lower end of its 95 % interval; NaN with one group
     * @param high upper end
     * @param chance what guessing gives
     * @param pValue one-sided, against chance
     * @param verdict in words
     */
    public record AccuracyRange(
            String model, double accuracy, double low, double high, double chance, double pValue, String verdict) {}

    /** Copies the lists. */
    public TrustReport {
        Objects.requireNonNull(replacement);
        Objects.requireNonNull(orderedBy);
        Objects.requireNonNull(taskOn);
        intervals = List.copyOf(intervals);
        curves = List.copyOf(curves);
        retrained = List.copyOf(retrained);
        timing = List.copyOf(timing);
        stability = List.copyOf(stability);
        contrasts = List.copyOf(contrasts);
    }
}
