package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.inference.Control;
import org.insula.pipeline.saliency.SaliencyMethod;

/** The tables of a unit of controls: {@code control.tsv}, a row per set of networks and cell, and {@code held-out.tsv}. */
final class ControlFile {
    private static final String NAME = "control.tsv";
    private static final String HELD_OUT = "held-out.tsv";
    private static final List<String> HELD_OUT_COLUMNS = List.of("subject", "cell", "contribution");

    private ControlFile() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("index", "accuracy", "cell", "statistic"));
        Control.METHODS.forEach(method -> columns.add(method.text()));
        return columns;
    }

    static void write(FileAccess files, String folder, List<Control> controls) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> heldOut = new ArrayList<>();
        for (Control control : controls) {
            for (int cell = 0; cell < control.statistics().length; cell++) {
                rows.add(row(control, cell));
            }
            control.heldOut().forEach((subject, cells) -> {
                for (int cell = 0; cell < cells.length; cell++) {
                    heldOut.add(List.of(subject, String.valueOf(cell), Tsv.format(cells[cell])));
                }
            });
        }
        Tsv.write(files, FilePaths.child(folder, NAME), Table.of(columns(), rows));
        Tsv.write(files, FilePaths.child(folder, HELD_OUT), Table.of(HELD_OUT_COLUMNS, heldOut));
    }

    private static List<String> row(Control control, int cell) {
        List<String> row = new ArrayList<>(List.of(
                String.valueOf(control.index()),
                Tsv.format(control.accuracy()),
                String.valueOf(cell),
                Tsv.format(control.statistics()[cell])));
        Control.METHODS.forEach(method -> row.add(Tsv.format(control.maps().get(method)[cell])));
        return row;
    }

    /**
     * The controls of a finished unit, by index.
     *
     * @param cells labels · regions
     * @throws InputException if a table cannot be read or is not of so many cells
     */
    static List<Control> read(FileAccess files, String folder, Control.Kind kind, int cells) {
        Table table = Tsv.read(files, FilePaths.child(folder, NAME));
        Map<Integer, Control> controls = new LinkedHashMap<>();
        Map<String, double[]> heldOut = heldOut(files, folder, cells);
        for (int row = 0; row < table.rows(); row++) {
            int index = (int) table.number(row, "index");
            double accuracy = table.number(row, "accuracy");
            Control control = controls.computeIfAbsent(index, i -> empty(kind, i, accuracy, cells, heldOut));
            int cell = cell(table, row, cells);
            control.statistics()[cell] = table.number(row, "statistic");
            for (SaliencyMethod method : Control.METHODS) {
                control.maps().get(method)[cell] = table.number(row, method.text());
            }
        }
        return List.copyOf(controls.values());
    }

    private static Control empty(
            Control.Kind kind, int index, double accuracy, int cells, Map<String, double[]> heldOut) {
        Map<SaliencyMethod, double[]> maps = new EnumMap<>(SaliencyMethod.class);
        Control.METHODS.forEach(method -> maps.put(method, missing(cells)));
        return new Control(kind, index, accuracy, missing(cells), maps, heldOut);
    }

    private static double[] missing(int cells) {
        double[] missing = new double[cells];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private static Map<String, double[]> heldOut(FileAccess files, String folder, int cells) {
        Table table = Tsv.read(files, FilePaths.child(folder, HELD_OUT));
        Map<String, double[]> subjects = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            subjects.computeIfAbsent(table.cell(row, "subject"), subject -> missing(cells))[cell(table, row, cells)] =
                    table.number(row, "contribution");
        }
        return subjects;
    }

    private static int cell(Table table, int row, int cells) {
        int cell = (int) table.number(row, "cell");
        if (cell < 0 || cell >= cells) {
            throw new InputException(
                    table.source(),
                    "names cell " + cell + " of " + cells,
                    "delete the folder it lies in and run again");
        }
        return cell;
    }
}
