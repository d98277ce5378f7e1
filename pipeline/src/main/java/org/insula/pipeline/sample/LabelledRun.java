package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.atlas.RegionSeries;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;

/**
 * A run ready to be cut: what it is, its cleaned region series and what happened in it.
 *
 * @param run the run
 * @param series its region series [frame][region]
 * @param events its events; empty where there are none
 */
public record LabelledRun(BoldRun run, RegionSeries series, List<Event> events) implements Serializable {
    /** Refuses absent parts and copies the list. */
    public LabelledRun {
        Objects.requireNonNull(run);
        Objects.requireNonNull(series);
        events = List.copyOf(events);
    }
}
