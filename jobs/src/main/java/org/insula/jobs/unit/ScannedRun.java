package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.Objects;
import org.insula.io.bids.BoldRun;

/**
 * A run as it was found when the work was planned.
 *
 * @param run the run
 * @param key key of its unit as its files were then; empty where they could not be looked at
 */
public record ScannedRun(BoldRun run, String key) implements Serializable {
    /** Refuses null. */
    public ScannedRun {
        Objects.requireNonNull(run);
        Objects.requireNonNull(key);
    }
}
