package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Objects;

/**
 * What missing frames did to the samples of a run.
 *
 * @param run id of the run
 * @param bridged missing frames of the run that are bridged in at least one of its samples
 * @param dropped windows that give no sample because too many of their frames are missing
 */
public record RunGaps(String run, int bridged, int dropped) implements Serializable {
    /** Refuses an absent run. */
    public RunGaps {
        Objects.requireNonNull(run);
    }

    /** A run of which no frame was bridged and no window dropped. */
    public static RunGaps none(String run) {
        return new RunGaps(run, 0, 0);
    }

    /** Whether there is anything to tell. */
    public boolean isNone() {
        return bridged == 0 && dropped == 0;
    }
}
