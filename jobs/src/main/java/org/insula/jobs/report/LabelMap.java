package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * Importance of every region for one label.
 *
 * @param label what the map is about
 * @param subjects number of subjects (or of other groups) the map is averaged over
 * @param regions one entry per region in atlas order
 * @param timeCourse share of saliency per frame and region, mean over subjects; sums to about 1
 */
public record LabelMap(String label, int subjects, List<RegionImportance> regions, TimeCourse timeCourse) {

    /** Copies the list. */
    public LabelMap {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(timeCourse, "timeCourse");
        regions = List.copyOf(regions);
    }
}
