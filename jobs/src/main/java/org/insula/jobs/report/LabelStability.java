package org.insula.jobs.report;

import java.util.Objects;

/**
 * How much the order of a map's regions stays the same; NaN where that cannot be told.
 *
 * @param model the model
 * @param label the label
 * @param kendallW agreement of subjects, 0 to 1
 * @param kendallP p of that
 * @param halves Spearman's correlation of halves of the subjects
 * @param folds the same of two folds
 * @param seeds the same of two seeds
 */
public record LabelStability(
        String model, String label, double kendallW, double kendallP, double halves, double folds, double seeds) {
    /** Refuses null. */
    public LabelStability {
        Objects.requireNonNull(model);
        Objects.requireNonNull(label);
    }
}
