package org.insula.jobs.report;

import java.util.Objects;

/**
 * A run that was parcellated, with what became of it.
 *
 * @param quality how good its series are
 * @param samples samples cut from it; 0 if none could be
 */
public record UsedRun(RunQuality quality, int samples) {

    /** Refuses null. */
    public UsedRun {
        Objects.requireNonNull(quality, "quality");
    }
}
