package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * What went into the analysis.
 *
 * @param subjects number of subjects with at least one sample
 * @param runs number of runs used
 * @param samples number of samples cut from them
 * @param labels what was told apart, in the order of the confusion matrices
 * @param frames frames of one sample
 * @param repetitionTime seconds from frame to frame; NaN if unknown
 * @param groupedBy the column that folds never split, such as {@code subject} or {@code run}
 * @param atlas name of the atlas
 * @param used runs that were parcellated, with their quality, in the order of the study
 * @param excluded runs left out, with the reason
 * @param seed the seed every random choice comes from
 * @param software name and version of what made the report
 */
public record RunSummary(
        int subjects,
        int runs,
        int samples,
        List<String> labels,
        int frames,
        double repetitionTime,
        String groupedBy,
        String atlas,
        List<UsedRun> used,
        List<ExcludedRun> excluded,
        long seed,
        String software) {

    /** Copies the lists. */
    public RunSummary {
        Objects.requireNonNull(groupedBy, "groupedBy");
        Objects.requireNonNull(atlas, "atlas");
        Objects.requireNonNull(software, "software");
        labels = List.copyOf(labels);
        used = List.copyOf(used);
        excluded = List.copyOf(excluded);
    }
}
