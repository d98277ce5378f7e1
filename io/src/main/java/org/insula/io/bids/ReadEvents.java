package org.insula.io.bids;

import java.util.List;

/**
 * The events of a run and what was odd about their file.
 *
 * @param events by onset, each once
 * @param columns the columns of the file; empty for a folder of explanatory variables
 * @param notes one line each, with counts
 */
public record ReadEvents(List<Event> events, List<String> columns, List<String> notes) {
    /** Copies the lists. */
    public ReadEvents {
        events = List.copyOf(events);
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }
}
