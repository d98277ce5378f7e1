package org.insula.io.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.fsl.ExplanatoryVariables;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * Reads events: BIDS events files with onset, duration and, where there is one, trial_type, or folders of FSL's
 * explanatory variables, whose file names are the trial types.
 */
public final class Events {
    private Events() {}

    /**
     * The events of a run, by onset; events of the same onset stay in the order of the file, or of the folder's files.
     *
     * @param path an events file or a folder of explanatory variables
     * @throws InputException if the file is no table with onset and duration, an onset is missing or not finite, or a
     *     duration is negative or infinite
     */
    public static List<Event> read(FileAccess files, String path) {
        List<Event> events = isFolder(files, path) ? readFolder(files, path) : readTable(files, path);
        return events.stream().sorted(Comparator.comparingDouble(Event::onset)).toList();
    }

    /**
     * The files that {@link #read} takes the events from, for those who keep track of changes.
     *
     * @throws InputException if the place cannot be looked at
     */
    public static List<String> files(FileAccess files, String path) {
        return isFolder(files, path) ? ExplanatoryVariables.files(files, path) : List.of(path);
    }

    private static boolean isFolder(FileAccess files, String path) {
        try {
            return files.isFolder(path);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static List<Event> readFolder(FileAccess files, String folder) {
        return ExplanatoryVariables.read(files, folder).stream()
                .map(each -> new Event(each.onset(), each.duration(), each.name()))
                .toList();
    }

    private static List<Event> readTable(FileAccess files, String path) {
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
        return events;
    }
}
