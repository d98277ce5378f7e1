package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.figure.Figure;
import org.insula.jobs.figure.FigureFont;
import org.insula.jobs.figure.FigureImages;
import org.insula.jobs.figure.RecoveryFigure;
import org.insula.pipeline.bench.FindingTable;
import org.insula.pipeline.bench.MapBenchRun;
import org.insula.pipeline.bench.MapProtocol;
import org.insula.pipeline.bench.MapTable;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.simulate.Scenario;

/**
 * The files of {@code insula bench maps}: {@code maps.tsv} and {@code findings.tsv}, each with a sidecar that says what its
 * columns are, and {@code maps-SCENARIO.png} and {@code .svg}; no figures on a machine where Java finds no font.
 */
public final class MapBenchFiles {
    private final MapProtocol protocol;
    private final long[] seeds;

    /**
     * The files of a comparison.
     *
     * @param protocol how models were trained
     * @param seeds    of the cohorts; copied
     */
    public MapBenchFiles(MapProtocol protocol, long[] seeds) {
        this.protocol = protocol;
        this.seeds = seeds.clone();
    }

    /**
     * Writes what is finished, over what was there.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    public void write(FileAccess files, String folder, MapBenchRun run) {
        write(files, folder, "maps", run.maps().table(), MapTable.columns());
        run.findings().ifPresent(table -> write(files, folder, "findings", table.table(), FindingTable.columns()));
        FigureFont.load().ifPresent(font -> figures(files, folder, run.maps(), font));
    }

    private void write(FileAccess files, String folder, String name, Table table, Map<String, String> columns) {
        Tsv.write(files, FilePaths.child(folder, name + ".tsv"), table);
        Map<String, Object> sidecar = new LinkedHashMap<>();
        columns.forEach((column, description) -> sidecar.put(column, Map.of("Description", description)));
        sidecar.put("Seeds", LongStream.of(seeds).boxed().toList());
        sidecar.put("Training", protocol.training().toString());
        sidecar.put("Folds", protocol.folds().folds());
        sidecar.put("ValidationShare", protocol.folds().validationShare());
        sidecar.put("Permutations", protocol.permutations());
        sidecar.put("NetworkPermutations", protocol.networkPermutations());
        sidecar.put("Version", SoftwareVersion.current());
        Json.write(files, FilePaths.child(folder, name + ".json"), sidecar);
    }

    private static void figures(FileAccess files, String folder, MapTable table, FigureFont font) {
        for (Scenario scenario : Scenario.values()) {
            List<MapTable.Row> rows = table.rows().stream()
                    .filter(row -> row.cell().scenario() == scenario)
                    .toList();
            Optional<Figure> figure = new RecoveryFigure(font).of(scenario, rows);
            String path = FilePaths.child(folder, "maps-" + scenario.text());
            figure.ifPresent(each -> {
                FigureImages.writePng(files, path + ".png", each);
                FigureImages.writeSvg(files, path + ".svg", each);
            });
        }
    }
}
