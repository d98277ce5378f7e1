package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * How good one run's series over the study's atlas are.
 *
 * @param run the run's identity, such as {@code sub-01_task-rest_run-1}
 * @param frames frames of the series
 * @param scrubbed frames of the run that were left out of the series or have no value there
 * @param coverage mean over regions of the share of voxels that the run covers, 0 to 1; NaN without a region
 * @param missing names of the regions without a value in any frame, in atlas order
 * @param warnings what is odd about how the atlas lies on the run, in sentences
 */
public record RunQuality(
        String run, int frames, int scrubbed, double coverage, List<String> missing, List<String> warnings) {

    /** Copies the lists. */
    public RunQuality {
        Objects.requireNonNull(run, "run");
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }
}
