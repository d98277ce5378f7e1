package org.insula.io.bids;

import java.io.Serializable;

/**
 * What a study takes from beside its runs. What nothing needs cannot stop anything: if it is odd, that is only noted.
 *
 * @param events whether labels come from events
 * @param confounds whether confounds are regressed out or frames scrubbed by them
 * @param participants whether a column of participants.tsv is named by an option
 */
public record Wanted(boolean events, boolean confounds, boolean participants) implements Serializable {
    /** All of it. */
    public static Wanted everything() {
        return new Wanted(true, true, true);
    }
}
