package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.statistics.ShareInterval;

/** What was called important, over all cohorts: a row per scenario and model. */
public final class FindingTable {
    private final List<Row> rows;

    private FindingTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * A row of the table.
     *
     * @param cell     scenario and model
     * @param test     how it was tested, in words
     * @param cohorts  cohorts tested
     * @param tally    pairs of a label and a region of all cohorts
     * @param mistaken cohorts with any finding in a region that has nothing to do with labels
     */
    public record Row(MapCell cell, String test, int cohorts, FindingTally tally, int mistaken) {

        private List<String> cells() {
            List<String> cells =
                    new ArrayList<>(List.of(cell.scenario().text(), cell.modelName(), test, Integer.toString(cohorts)));
            for (RegionRole role : RegionRole.values()) {
                cells.add(Integer.toString(tally.important().get(role)));
                cells.add(Integer.toString(tally.all().get(role)));
            }
            ShareInterval interval = ShareInterval.of(mistaken, cohorts);
            cells.add(Integer.toString(mistaken));
            cells.add(Tsv.format(interval.low()));
            cells.add(Tsv.format(interval.high()));
            return cells;
        }

        private String line() {
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT, "%-12s %-22s %3d", cell.scenario().text(), cell.modelName(), cohorts));
            for (RegionRole role : RegionRole.values()) {
                line.append(String.format(
                        Locale.ROOT,
                        " %6d of %-6d",
                        tally.important().get(role),
                        tally.all().get(role)));
            }
            return line.append(String.format(Locale.ROOT, " %4d  %s", mistaken, test))
                    .toString();
        }
    }

    /** The table of findings, in the order in which scenarios and models first appear. */
    public static FindingTable of(List<CohortFindings> findings) {
        Map<MapCell, List<CohortFindings>> groups = new LinkedHashMap<>();
        for (CohortFindings each : findings) {
            groups.computeIfAbsent(each.cell(), key -> new ArrayList<>()).add(each);
        }
        return new FindingTable(groups.values().stream().map(FindingTable::row).toList());
    }

    private static Row row(List<CohortFindings> cohorts) {
        List<FindingTally> tallies = cohorts.stream().map(CohortFindings::tally).toList();
        return new Row(cohorts.get(0).cell(), cohorts.get(0).test(), cohorts.size(), FindingTally.sum(tallies), (int)
                tallies.stream().filter(FindingTally::hasFalse).count());
    }

    /** The rows. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What each column says, by its name, in the order of columns. */
    public static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("scenario", "The kind of simulated data");
        columns.put("model", "The model; none for class means, which need no decoder");
        columns.put("test", "How regions were tested, all labels and regions of a cohort as one family");
        columns.put("n_cohorts", "Cohorts that were tested");
        for (RegionRole role : RegionRole.values()) {
            columns.put(role.column(), "Pairs of a label and a region called important, of regions " + role.text());
            columns.put(role.column() + "_of", "All pairs of such regions");
        }
        columns.put("false_cohorts", "Cohorts with a finding in a region that is common or empty");
        columns.put("false_low", "Lower end of the 95 % interval of their share (Clopper and Pearson 1934)");
        columns.put("false_high", "Upper end of that interval");
        return columns;
    }

    /** The table for files. */
    public Table table() {
        return Table.of(
                List.copyOf(columns().keySet()), rows.stream().map(Row::cells).toList());
    }

    /** The table for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder heading =
                new StringBuilder(String.format(Locale.ROOT, "%-12s %-22s %3s", "scenario", "model", "n"));
        for (RegionRole role : RegionRole.values()) {
            heading.append(String.format(Locale.ROOT, "  %-15s", role.column()));
        }
        lines.add(heading.append(" false cohorts").toString());
        rows.forEach(row -> lines.add(row.line()));
        return lines;
    }
}
