package org.insula.jobs.report;

import java.util.Objects;

/**
 * How much of a label's saliency falls on one region. NaN where the region is not covered.
 *
 * @param mean mean share of saliency over subjects, 0 to 1
 * @param sd standard deviation over subjects, in shares; NaN with one subject
 * @param se standard error of the mean, in shares; NaN with one subject
 * @param evidence interval of the mean and tests of whether it exceeds the even share
 * @param subjects number of subjects in which the region is covered
 * @param rank 1 for the most important region; 0 if the region has no value
 * @param foldStability share of folds in which the region is among the top tenth, 0 to 1
 * @param seedStability the same over seeds, 0 to 1
 * @param marked whether the region counts as important by the rule the methods text states
 */
public record RegionImportance(
        double mean,
        double sd,
        double se,
        RegionEvidence evidence,
        int subjects,
        int rank,
        double foldStability,
        double seedStability,
        Marked marked) {

    /** Refuses null. */
    public RegionImportance {
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(marked, "marked");
    }

    /** Whether a region counts as important. */
    public enum Marked {
        /** By the rule the methods text states. */
        IMPORTANT,
        /** Not, or not tested. */
        NOT_IMPORTANT
    }
}
