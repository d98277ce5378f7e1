package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Where a run is cut; its values are not held.
 *
 * @param run the run
 * @param repetitionTime its seconds from frame to frame; NaN if unknown
 * @param windows what gives samples, in the order of the run or its events
 * @param exclusions what gives none, in the same order
 * @param gaps what its missing frames did
 */
public record RunCut(
        SampledRun run, double repetitionTime, List<CutWindow> windows, List<Exclusion> exclusions, RunGaps gaps)
        implements Serializable {
    /** Refuses absent parts and copies the lists. */
    public RunCut {
        Objects.requireNonNull(run);
        windows = List.copyOf(windows);
        exclusions = List.copyOf(exclusions);
        Objects.requireNonNull(gaps);
    }
}
