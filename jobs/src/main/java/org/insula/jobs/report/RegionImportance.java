package org.insula.jobs.report;

/**
 * What a label's map says of one region, in the map's unit. NaN where the region is not covered.
 *
 * @param mean mean over subjects
 * @param sd standard deviation over subjects; NaN with one subject
 * @param se standard error of the mean; NaN with one subject
 * @param low lower end of the 95 % interval of the mean; NaN with one subject
 * @param high its upper end
 * @param subjects number of subjects in which the region is covered
 * @param rank 1 for the most important region; 0 if the region has no value
 * @param foldStability share of folds in which the region is among the top tenth, 0 to 1
 * @param seedStability the same over seeds, 0 to 1
 * @param familyWise p that the region is important for the label, corrected for all labels and regions; NaN if not tested
 */
public record RegionImportance(
        double mean,
        double sd,
        double se,
        double low,
        double high,
        int subjects,
        int rank,
        double foldStability,
        double seedStability,
        double familyWise) {}
