package org.insula.io.bids;

import java.util.List;
import java.util.Set;

/**
 * The events of a run and what was odd about their file.
 *
 * @param events by onset, each once
 * @param columns the columns of the file; empty for a folder of explanatory variables
 * @param notes one line each, with counts
 * @param trialTypes of the events, before labels stand for them
 */
public record ReadEvents(List<Event> events, List<String> columns, List<String> notes, Set<String> trialTypes) {
    /** Copies the lists. */
    public ReadEvents {
        events = List.copyOf(events);
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        trialTypes = Set.copyOf(trialTypes);
    }
}
