package org.insula.io.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.image.RepetitionTime;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * Runs listed by the user, one a line: columns {@code path}, {@code subject}, {@code task}, and where they apply
 * {@code session}, {@code run}, {@code repetition_time} (or {@code TR}; s), {@code events}, {@code confounds} and
 * {@code mask}; any other column is kept with the run. Paths are relative to the table's folder. A repetition time that
 * the table does not state is taken from the JSON file beside the image. The images themselves are not looked at.
 */
public final class RunsTable {
    private final FileAccess files;
    private final Table table;
    private final String folder;
    private final Map<String, String> columns = new HashMap<>();

    private RunsTable(FileAccess files, Table table, String folder) {
        this.files = files;
        this.table = table;
        this.folder = folder;
        for (String column : table.columns()) {
            String name = column.toLowerCase(Locale.ROOT);
            columns.putIfAbsent(name.equals("tr") ? "repetition_time" : name, column);
        }
    }

    /**
     * The runs of a table that a filter accepts, sorted by id, with those set apart whose sidecars are bad. The filter's
     * space does not matter here.
     *
     * @throws InputException if the file is no such table, a path, subject or task is missing, a repetition time in it
     *     cannot be, two lines describe the same run, or no line is accepted
     */
    public static DiscoveredRuns read(FileAccess files, String tsvPath, RunFilter filter) {
        RunsTable table = new RunsTable(files, Tsv.read(files, tsvPath), FilePaths.parent(tsvPath));
        return table.withSidecars(table.runs(filter));
    }

    private DiscoveredRuns withSidecars(List<BoldRun> listed) {
        List<BoldRun> runs = new ArrayList<>();
        Map<String, String> excluded = new HashMap<>();
        Map<String, String> runOfPath = new HashMap<>();
        for (BoldRun run : listed) {
            String other = runOfPath.putIfAbsent(run.path(), run.id());
            if (other != null) {
                excluded.put(run.id(), run.path() + " is " + other + " already; a run counts once");
                continue;
            }
            try {
                OptionalDouble beside =
                        run.hasRepetitionTime() ? OptionalDouble.empty() : SamplingInterval.beside(files, run.path());
                runs.add(beside.isPresent() ? run.withRepetitionTime(beside.getAsDouble()) : run);
            } catch (InputException e) {
                excluded.put(run.id(), e.getMessage());
            }
        }
        return new DiscoveredRuns(runs, excluded);
    }

    private List<BoldRun> runs(RunFilter filter) {
        List<BoldRun> runs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            BoldRun run = run(row);
            if (!ids.add(run.id())) {
                throw wrong(row, "describes " + run.id() + " a second time", "tell them apart by the column run");
            }
            if (filter.accepts(run.subject(), run.task())) {
                runs.add(run);
            }
        }
        if (runs.isEmpty()) {
            throw new InputException(
                    table.source(), "lists no run of the wanted subjects and tasks", "check the filters");
        }
        runs.sort(Comparator.comparing(BoldRun::id));
        return List.copyOf(runs);
    }

    private BoldRun run(int row) {
        String subject = required(row, "subject").replaceFirst("^sub-", "");
        String session = text(row, "session").replaceFirst("^ses-", "");
        String task = required(row, "task").replaceFirst("^task-", "");
        String run = text(row, "run").replaceFirst("^run-", "");
        return new BoldRun(
                id(row, subject, session, task, run),
                place(row, "path"),
                subject,
                session,
                task,
                run,
                repetitionTime(row),
                place(row, "events"),
                place(row, "confounds"),
                place(row, "mask"),
                others(row),
                timeLine(row));
    }

    /** Of a ready-made series: what lies beside it, and its table of confounds, which has all frames. */
    private TimeLine timeLine(int row) {
        String path = place(row, "path");
        boolean series = path.endsWith(".tsv") || path.endsWith(".ptseries.nii");
        return series ? new TimeLine(OutlierTables.beside(files, path), place(row, "confounds")) : TimeLine.none();
    }

    private String id(int row, String subject, String session, String task, String run) {
        if (Entities.label(subject).isEmpty() || Entities.label(task).isEmpty()) {
            throw wrong(row, "subject or task has no letter or digit", "output files are named by them");
        }
        return Entities.of("", "")
                .with("sub", Entities.label(subject))
                .with("ses", Entities.label(session))
                .with("task", Entities.label(task))
                .with("run", Entities.label(run))
                .stem();
    }

    private double repetitionTime(int row) {
        String column = columns.get("repetition_time");
        if (column == null || table.isMissing(row, column)) {
            return Double.NaN;
        }
        double seconds = table.number(row, column);
        if (!RepetitionTime.isBelievable(seconds)) {
            throw wrong(row, "the repetition time " + seconds + " s cannot be", "state it in seconds");
        }
        return seconds;
    }

    private Map<String, String> others(int row) {
        Set<String> known =
                Set.of("path", "subject", "session", "task", "run", "repetition_time", "events", "confounds", "mask");
        Map<String, String> others = new HashMap<>();
        columns.forEach((name, column) -> {
            if (!known.contains(name)) {
                others.put(column, table.cell(row, column));
            }
        });
        return others;
    }

    private String place(int row, String name) {
        String text = name.equals("path") ? required(row, name) : text(row, name);
        return text.isEmpty() ? "" : FilePaths.resolve(folder, text);
    }

    private String required(int row, String name) {
        if (!columns.containsKey(name)) {
            throw new InputException(
                    table.source(), "has no column " + name, "path, subject and task are needed for every run");
        }
        String text = text(row, name);
        if (text.isEmpty()) {
            throw wrong(row, "says no " + name, "path, subject and task are needed for every run");
        }
        return text;
    }

    /** The text of a cell; empty if it is missing or there is no such column. */
    private String text(int row, String name) {
        String column = columns.get(name);
        return column == null || table.isMissing(row, column) ? "" : table.cell(row, column);
    }

    private InputException wrong(int row, String problem, String remedy) {
        return new InputException(table.source(), "line " + (row + 2) + ": " + problem, remedy);
    }
}
