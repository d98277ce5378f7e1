package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * Importance of every region for one label.
 *
 * @param label what the map is about
 * @param meaning what the values are
 * @param subjects number of subjects (or of other groups) the map is averaged over
 * @param regions one entry per region in atlas order
 * @param timeCourse value per frame and region, mean over subjects
 * @param byFrame share of each frame in a subject's total magnitude, mean over subjects; sums to about 1
 */
public record LabelMap(
        String label,
        MapMeaning meaning,
        int subjects,
        List<RegionImportance> regions,
        TimeCourse timeCourse,
        List<Double> byFrame) {

    /** Copies the lists. */
    public LabelMap {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(timeCourse, "timeCourse");
        regions = List.copyOf(regions);
        byFrame = List.copyOf(byFrame);
    }
}
