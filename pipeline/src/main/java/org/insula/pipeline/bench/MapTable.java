package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;

/** How well each map recovers the truth, mean over cohorts with 95 % interval: a row per scenario, model and map. */
public final class MapTable {
    /** Columns that name a row. */
    private static final Map<String, String> NAMES = names();

    private final List<Row> rows;

    private MapTable(List<Row> rows) {
        this.rows = rows;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("scenario", "The kind of simulated data");
        names.put("model", "The model; none for class means, which need no decoder");
        names.put("map", "The map");
        names.put("n_cohorts", "Cohorts that were simulated");
        return names;
    }

    /**
     * A row of the table.
     *
     * @param cell      scenario and model
     * @param map       the map
     * @param cohorts   cohorts averaged
     * @param means     mean over cohorts [metric]; NaN where no cohort has a value
     * @param intervals its 95 % interval [metric]
     */
    public record Row(MapCell cell, BenchedMap map, int cohorts, List<Double> means, Intervals intervals) {
        /** Copies the means. */
        public Row {
            means = List.copyOf(means);
        }

        /** The mean of a metric; NaN where no cohort has a value. */
        public double mean(MapMetric metric) {
            return means.get(metric.ordinal());
        }

        /** Lower end of the interval of a metric's mean; NaN for fewer than two cohorts. */
        public double low(MapMetric metric) {
            return intervals.low(metric.ordinal());
        }

        /** Upper end of the interval of a metric's mean; NaN for fewer than two cohorts. */
        public double high(MapMetric metric) {
            return intervals.high(metric.ordinal());
        }

        private List<String> cells() {
            List<String> cells = new ArrayList<>(
                    List.of(cell.scenario().text(), cell.modelName(), map.text(), Integer.toString(cohorts)));
            for (MapMetric metric : MapMetric.values()) {
                cells.add(Tsv.format(mean(metric)));
                cells.add(Tsv.format(low(metric)));
                cells.add(Tsv.format(high(metric)));
            }
            return cells;
        }

        private String line() {
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-12s %-22s %-21s %3d",
                    cell.scenario().text(),
                    cell.modelName(),
                    map.text(),
                    cohorts));
            for (MapMetric metric : MapMetric.values()) {
                line.append(
                        Double.isNaN(mean(metric))
                                ? String.format(Locale.ROOT, " %6s", "n/a")
                                : String.format(Locale.ROOT, " %6.3f", mean(metric)));
            }
            return line.toString();
        }
    }

    /** The table of scores, in the order in which scenarios, models and maps first appear. */
    public static MapTable of(List<MapScore> scores) {
        Map<List<Object>, List<MapScore>> groups = new LinkedHashMap<>();
        for (MapScore score : scores) {
            groups.computeIfAbsent(List.of(score.cell(), score.map()), key -> new ArrayList<>())
                    .add(score);
        }
        return new MapTable(groups.values().stream().map(MapTable::row).toList());
    }

    private static Row row(List<MapScore> cohorts) {
        List<double[]> values = cohorts.stream().map(MapScore::array).toList();
        MapScore first = cohorts.get(0);
        return new Row(
                first.cell(),
                first.map(),
                cohorts.size(),
                Arrays.stream(MapMetric.values())
                        .map(metric -> mean(values, metric.ordinal()))
                        .toList(),
                BootstrapInterval.withDefaults().of(values));
    }

    private static double mean(List<double[]> cohorts, int metric) {
        return cohorts.stream()
                .mapToDouble(values -> values[metric])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The rows. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What each column says, by its name, in the order of columns. */
    public static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>(NAMES);
        for (MapMetric metric : MapMetric.values()) {
            columns.put(metric.column(), metric.description() + "; mean over cohorts");
            columns.put(metric.column() + "_low", "Lower end of its 95 % bootstrap interval over cohorts");
            columns.put(metric.column() + "_high", "Upper end of that interval");
        }
        return columns;
    }

    /** The table for files. */
    public Table table() {
        return Table.of(
                List.copyOf(columns().keySet()), rows.stream().map(Row::cells).toList());
    }

    /** The table for people, without intervals. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder heading =
                new StringBuilder(String.format(Locale.ROOT, "%-12s %-22s %-21s %3s", "scenario", "model", "map", "n"));
        for (MapMetric metric : MapMetric.values()) {
            heading.append(String.format(Locale.ROOT, " %6s", metric.heading()));
        }
        lines.add(heading.toString());
        rows.forEach(row -> lines.add(row.line()));
        return lines;
    }
}
