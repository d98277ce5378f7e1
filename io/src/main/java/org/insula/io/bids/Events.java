package org.insula.io.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** Reads BIDS events files: onset, duration and, where there is one, trial_type. */
public final class Events {
    private Events() {}

    /**
     * The events of a run, by onset; events of the same onset stay in the file's order.
     *
     * @throws InputException if the file is no table with onset and duration, an onset is missing or not finite, or a
     *     duration is negative or infinite
     */
    public static List<Event> read(FileAccess files, String path) {
        Table table = Tsv.read(files, path);
        double[] onsets = table.numbers("onset");
        double[] durations = table.numbers("duration");
        List<Event> events = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!Double.isFinite(onsets[row]) || durations[row] < 0 || Double.isInfinite(durations[row])) {
                throw new InputException(
                        path,
                        "line " + (row + 2) + ": onset " + onsets[row] + " s and duration " + durations[row]
                                + " s cannot be",
                        "an onset is a number, a duration is not negative");
            }
            boolean typed = table.has("trial_type") && !table.isMissing(row, "trial_type");
            events.add(new Event(onsets[row], durations[row], typed ? table.cell(row, "trial_type") : ""));
        }
        events.sort(Comparator.comparingDouble(Event::onset));
        return List.copyOf(events);
    }
}
