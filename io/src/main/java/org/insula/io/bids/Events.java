package org.insula.io.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.fsl.ExplanatoryVariables;
import org.insula.io.table.LooseTsv;
import org.insula.io.table.Table;

/**
 * Reads events: BIDS events files with onset, duration and, where there is one, trial_type, or folders of FSL's
 * explanatory variables, whose file names are the trial types.
 */
public final class Events {
    private Events() {}

    /** The column that BIDS has for what an event was. */
    public static final String TRIAL_TYPE = "trial_type";

    /**
     * The events of a run, by onset; events of the same onset stay in the order of the file, or of the folder's files.
     *
     * @param path an events file or a folder of explanatory variables
     * @throws InputException as {@link #readNoted} has it
     */
    public static List<Event> read(FileAccess files, String path) {
        return read(files, path, EventSelection.usual());
    }

    /**
     * The same, with labels as a selection has it.
     *
     * @throws InputException as {@link #readNoted} has it
     */
    public static List<Event> read(FileAccess files, String path, EventSelection selection) {
        return readNoted(files, path, selection).events();
    }

    /**
     * The events of a run, by onset, with what was odd about them. A row without an onset, or with a duration below 0, is
     * passed over; an event that comes again with the same onset, duration and trial type counts once.
     *
     * @param path an events file or a folder of explanatory variables
     * @param selection which column holds trial types, in any case; where it is missing, trial types are empty, as they are
     *     of events that do not fulfil its conditions
     * @throws InputException if the file is no table with onsets, lacks a column of a condition, or has rows of which none is
     *     an event
     */
    public static ReadEvents readNoted(FileAccess files, String path, EventSelection selection) {
        ReadEvents read =
                isFolder(files, path) ? readFolder(files, path, selection) : readTable(files, path, selection);
        List<Event> sorted = read.events().stream()
                .sorted(Comparator.comparingDouble(Event::onset))
                .map(event -> new Event(event.onset(), event.duration(), selection.label(event.trialType())))
                .toList();
        List<Event> once = List.copyOf(new LinkedHashSet<>(sorted));
        List<String> notes = new ArrayList<>(read.notes());
        if (once.size() < sorted.size()) {
            notes.add(sorted.size() - once.size() + " of " + sorted.size() + " events are there twice and count once");
        }
        return new ReadEvents(once, read.columns(), notes, read.trialTypes());
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

    private static ReadEvents readFolder(FileAccess files, String folder, EventSelection selection) {
        if (!selection.where().isEmpty()) {
            throw new InputException(
                    folder, "holds explanatory variables, which have no columns", "select events of tables only");
        }
        List<Event> events = ExplanatoryVariables.read(files, folder).stream()
                .map(each -> new Event(each.onset(), each.duration(), each.name()))
                .toList();
        return new ReadEvents(events, List.of(), List.of(), types(events));
    }

    private static ReadEvents readTable(FileAccess files, String path, EventSelection selection) {
        LooseTsv.Read read = LooseTsv.read(files, path);
        Table table = read.table();
        List<String> notes = new ArrayList<>(read.notes());
        Columns columns = columns(table, selection.column(), notes);
        List<Event> events = new ArrayList<>();
        Map<String, List<String>> conditions = conditions(table, selection);
        int unfit = 0;
        for (int row = 0; row < table.rows(); row++) {
            Optional<Event> event = event(table, row, columns);
            if (event.isPresent() && !fulfils(table, row, conditions)) {
                event = event.map(each -> new Event(each.onset(), each.duration(), ""));
                unfit++;
            }
            event.ifPresent(events::add);
        }
        if (unfit > 0) {
            notes.add(unfit + " of " + events.size() + " events do not fulfil samples.where and have no label");
        }
        int passed = table.rows() - events.size();
        if (events.isEmpty() && passed > 0) {
            throw new InputException(
                    path,
                    "has " + passed + " rows, none with an onset in s and a duration of 0 s or more",
                    "an onset is a number, a duration is not negative");
        }
        if (passed > 0) {
            notes.add(passed + " of " + table.rows() + " rows without an onset, or with a duration that cannot be,"
                    + " passed over");
        }
        if (!columns.duration.isEmpty()) {
            noteUnknownDurations(events, notes);
        }
        return new ReadEvents(events, table.columns(), notes, types(events));
    }

    private static Set<String> types(List<Event> events) {
        return events.stream()
                .map(Event::trialType)
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The conditions by the names that columns have here. */
    private static Map<String, List<String>> conditions(Table table, EventSelection selection) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        selection
                .where()
                .forEach((column, values) -> conditions.put(
                        table.like(column)
                                .orElseThrow(() -> new InputException(
                                        table.source(),
                                        "has no column " + column + ", which samples.where asks for",
                                        "its columns are " + String.join(", ", table.columns()))),
                        values));
        return conditions;
    }

    private static boolean fulfils(Table table, int row, Map<String, List<String>> conditions) {
        return conditions.entrySet().stream()
                .allMatch(each -> Spelling.lists(each.getValue(), table.cell(row, each.getKey())));
    }

    private static void noteUnknownDurations(List<Event> events, List<String> notes) {
        long unknown =
                events.stream().filter(event -> Double.isNaN(event.duration())).count();
        if (unknown > 0) {
            notes.add(unknown + " of " + events.size() + " events are of unknown duration and count all the same");
        }
    }

    /** Which columns of a table hold what; empty where none does. */
    private record Columns(String onset, String duration, String type) {}

    private static Columns columns(Table table, String type, List<String> notes) {
        String onset = table.like("onset")
                .orElseThrow(() -> new InputException(
                        table.source(),
                        "has no column onset",
                        "its columns are " + String.join(", ", table.columns())));
        String duration = table.like("duration").orElse("");
        if (duration.isEmpty()) {
            notes.add("has no column duration; how long events were is unknown");
        }
        return new Columns(onset, duration, table.like(type).orElse(""));
    }

    /** Empty where the row tells no event. */
    private static Optional<Event> event(Table table, int row, Columns columns) {
        OptionalDouble onset = number(table, row, columns.onset);
        OptionalDouble duration =
                columns.duration.isEmpty() ? OptionalDouble.of(Double.NaN) : number(table, row, columns.duration);
        boolean impossible = onset.isEmpty()
                || !Double.isFinite(onset.getAsDouble())
                || duration.isEmpty()
                || duration.getAsDouble() < 0
                || Double.isInfinite(duration.getAsDouble());
        if (impossible) {
            return Optional.empty();
        }
        boolean typed = !columns.type.isEmpty() && !table.isMissing(row, columns.type);
        return Optional.of(
                new Event(onset.getAsDouble(), duration.getAsDouble(), typed ? table.cell(row, columns.type) : ""));
    }

    /** NaN if missing; empty if it is no number. */
    private static OptionalDouble number(Table table, int row, String column) {
        try {
            return OptionalDouble.of(table.number(row, column));
        } catch (InputException e) {
            return OptionalDouble.empty();
        }
    }
}
