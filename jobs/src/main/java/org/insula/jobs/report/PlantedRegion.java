package org.insula.jobs.report;

import java.util.Objects;

/**
 * A region that a simulated cohort made active for a label.
 *
 * @param label the label
 * @param region the region's position in the atlas, from 0
 * @param timing when it was active, in plain words such as {@code early only}
 */
public record PlantedRegion(String label, int region, String timing) {

    /** Refuses null. */
    public PlantedRegion {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(timing, "timing");
    }
}
