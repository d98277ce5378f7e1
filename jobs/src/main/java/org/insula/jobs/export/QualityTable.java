package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.report.RunQuality;
import org.insula.jobs.report.UsedRun;

/**
 * The table {@code quality.tsv}: a row a parcellated run, in the order of the study.
 *
 * <p>{@code coverage} is the mean over regions of the share of voxels that the run covers; {@code missing} has the names
 * of the regions without a value, separated by {@code ; }.
 */
public final class QualityTable implements GroupPart {
    private static final List<String> COLUMNS = List.of(
            "run",
            "frames",
            "frames_scrubbed",
            "frames_bridged",
            "coverage",
            "n_missing",
            "missing",
            "samples",
            "windows_dropped",
            "warnings");
    private static final String NONE = "n/a";

    private final String name;
    private final List<UsedRun> runs;
    private final OutputOrigin origin;

    /**
     * The table of some runs.
     *
     * @param name the file's name within the folder
     * @param origin what makes it; told beside it
     */
    public QualityTable(String name, List<UsedRun> runs, OutputOrigin origin) {
        this.name = name;
        this.runs = List.copyOf(runs);
        this.origin = origin;
    }

    @Override
    public void write(FileAccess files, String folder) {
        List<List<String>> rows = new ArrayList<>();
        for (UsedRun run : runs) {
            RunQuality quality = run.quality();
            rows.add(List.of(
                    quality.run(),
                    String.valueOf(quality.frames()),
                    String.valueOf(quality.scrubbed()),
                    String.valueOf(run.bridged()),
                    Tsv.format(quality.coverage()),
                    String.valueOf(quality.missing().size()),
                    joined(quality.missing()),
                    String.valueOf(run.samples()),
                    String.valueOf(run.dropped()),
                    joined(quality.warnings())));
        }
        Tsv.write(files, FilePaths.child(folder, name), Table.of(COLUMNS, rows));
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Description", "Frames, coverage and samples of each run that was parcellated");
        sidecar.putAll(origin.entries());
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(name)), sidecar);
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? NONE : String.join("; ", texts);
    }
}
