package org.insula.jobs.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * The three files of a parcellated run: series, what they were made from, and coverage.
 *
 * <p>Series have one column a region, in atlas order, always all of them; {@code n/a} where the run does not cover the
 * region.
 *
 * @param series the series TSV
 * @param sidecar its JSON sidecar
 * @param coverage the coverage TSV
 */
public record SeriesFiles(String series, String sidecar, String coverage) {
    private static final String REPETITION_TIME = "RepetitionTime";

    /**
     * Writes all three, each whole or not at all, the sidecar last.
     *
     * @param origin what goes into the sidecar besides the repetition time
     * @throws InputException if a file cannot be written
     */
    public void write(FileAccess files, RegionSeries values, Map<String, Object> origin) {
        Tsv.write(files, series, seriesTable(values));
        Tsv.write(files, coverage, coverageTable(values));
        Map<String, Object> tree = new LinkedHashMap<>();
        if (values.repetitionTime() > 0) {
            tree.put(REPETITION_TIME, values.repetitionTime());
            tree.put("SamplingFrequency", 1 / values.repetitionTime());
        }
        tree.putAll(origin);
        Json.write(files, sidecar, tree);
    }

    /**
     * Reads back what {@link #write} wrote.
     *
     * @param id name of the run
     * @param regions the atlas's regions
     * @throws InputException if a file is missing, damaged or of another atlas
     */
    public RegionSeries read(FileAccess files, String id, List<Region> regions) {
        Table table = Tsv.read(files, series);
        JsonNode tree = Json.read(files, sidecar);
        double[] covered = Tsv.read(files, coverage).numbers("coverage");
        if (table.columns().size() != regions.size() || covered.length != regions.size()) {
            throw new InputException(
                    series,
                    "has " + table.columns().size() + " regions, the atlas has " + regions.size(),
                    "parcellate again");
        }
        double[][] values = new double[table.rows()][regions.size()];
        for (int region = 0; region < regions.size(); region++) {
            double[] column = table.numbers(table.columns().get(region));
            for (int frame = 0; frame < column.length; frame++) {
                values[frame][region] = column[frame];
            }
        }
        double repetitionTime = tree.path(REPETITION_TIME).asDouble(Double.NaN);
        return new RegionSeries(id, regions, repetitionTime, values, covered);
    }

    /**
     * Whether all three are there.
     *
     * @throws InputException if that cannot be found out
     */
    public boolean exist(FileAccess files) {
        try {
            return files.exists(series) && files.exists(coverage) && files.exists(sidecar);
        } catch (IOException e) {
            throw InputException.reading(series, e);
        }
    }

    /**
     * Removes all three; absent ones are fine.
     *
     * @throws InputException if one cannot be removed
     */
    public void delete(FileAccess files) {
        for (String path : List.of(sidecar, coverage, series)) {
            try {
                files.delete(path);
            } catch (IOException e) {
                throw InputException.writing(path, e);
            }
        }
    }

    private static Table seriesTable(RegionSeries series) {
        List<List<String>> rows = new ArrayList<>();
        for (double[] frame : series.values()) {
            List<String> row = new ArrayList<>();
            for (double value : frame) {
                row.add(Tsv.format(value));
            }
            rows.add(row);
        }
        return Table.of(series.regions().stream().map(Region::name).toList(), rows);
    }

    private static Table coverageTable(RegionSeries series) {
        double[] coverage = series.coverage();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < coverage.length; i++) {
            Region region = series.regions().get(i);
            rows.add(List.of(String.valueOf(region.label()), region.name(), Tsv.format(coverage[i])));
        }
        return Table.of(List.of("index", "name", "coverage"), rows);
    }
}
