package org.insula.jobs.export;

import java.io.IOException;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** The events of a run beside its series, as BIDS has them, whatever kind of file they were read from. */
public final class EventsFile {
    private EventsFile() {}

    /** The files of an output that go by the manifest of a run's events. */
    public static OutputFiles of(FileAccess files, OutputTree tree, BoldRun run) {
        return OutputFiles.of(files, tree, "events_" + run.id());
    }

    /**
     * Writes the events, by onset; where there are none, removes what an earlier version of the run had.
     *
     * @throws InputException if the file cannot be written or removed
     */
    public static void write(FileAccess files, String path, List<Event> events) {
        if (events.isEmpty()) {
            delete(files, path);
            return;
        }
        List<List<String>> rows = events.stream().map(EventsFile::row).toList();
        Tsv.write(files, path, Table.of(List.of("onset", "duration", "trial_type"), rows));
    }

    private static List<String> row(Event event) {
        String type = event.trialType().isEmpty() ? "n/a" : event.trialType();
        return List.of(Tsv.format(event.onset()), Tsv.format(event.duration()), type);
    }

    /**
     * Removes the events; absent ones are fine.
     *
     * @throws InputException if they cannot be removed
     */
    public static void delete(FileAccess files, String path) {
        try {
            files.delete(path);
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }
}
