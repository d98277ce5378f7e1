package org.insula.jobs.report;

import java.util.Objects;

/**
 * A run that was parcellated, with what became of it.
 *
 * @param quality how good its series are
 * @param samples samples cut from it; 0 if none could be
 * @param bridged missing frames that are bridged in at least one of them
 * @param dropped windows that gave none because too many of their frames are missing
 */
public record UsedRun(RunQuality quality, int samples, int bridged, int dropped) {

    /** Refuses null. */
    public UsedRun {
        Objects.requireNonNull(quality, "quality");
    }
}
