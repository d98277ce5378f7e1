package org.insula.io.series;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;
import org.insula.io.bids.SamplingInterval;
import org.insula.io.cifti.ParcelSeries;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * Reads a ready-made series: a table with one column a region and one line a frame ({@code .tsv}, {@code n/a} where
 * there is no value), or a CIFTI parcel series ({@code .ptseries.nii}). The time between frames of a table stands in a
 * JSON file of the same name, as {@code RepetitionTime} (s) or {@code SamplingFrequency} (Hz).
 */
public final class SeriesFile {
    private static final String TABLE = ".tsv";
    /** What row numbers and times are called, in lower case; pandas leaves the name out. */
    private static final Set<String> COUNTS = Set.of(
            "",
            "unnamed: 0",
            "index",
            "frame",
            "frames",
            "volume",
            "volumes",
            "time",
            "timepoint",
            "timepoints",
            "time_point");

    private static final String NUMBER = "(?i)[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|n/a|nan";
    private static final String PARCELS = ".ptseries.nii";

    private SeriesFile() {}

    /** Whether a file's name says that it is a ready-made series. */
    public static boolean isNamed(String path) {
        return path.endsWith(TABLE) || path.endsWith(PARCELS);
    }

    /**
     * The names of the regions, in the order of the file; of a table only the first line is read.
     *
     * @throws InputException if the file cannot be read, is of another kind, or its names are bad
     */
    public static List<String> regions(FileAccess files, String path) {
        requireNamed(path);
        return path.endsWith(PARCELS)
                ? ParcelSeries.names(files, path)
                : named(path, regionColumns(Tsv.columns(files, path, separator(files, path))));
    }

    /**
     * Reads a whole file.
     *
     * @throws InputException if it cannot be read, is of another kind, has no frame, or a cell holds neither a number
     *     nor {@code n/a}
     */
    public static SeriesTable read(FileAccess files, String path) {
        requireNamed(path);
        SeriesTable series = path.endsWith(PARCELS) ? readParcels(files, path) : readTable(files, path);
        if (series.frames() == 0) {
            throw new InputException(path, "has no frame", "it should have one line a frame below the names");
        }
        return series;
    }

    /**
     * The time between frames in s that a file or its sidecar states, if one does; values are not looked at.
     *
     * @throws InputException if the file cannot be read, or what is stated cannot be
     */
    public static OptionalDouble repetitionTime(FileAccess files, String path) {
        return path.endsWith(PARCELS)
                ? ParcelSeries.read(files, path).repetitionTime()
                : SamplingInterval.beside(files, path);
    }

    private static void requireNamed(String path) {
        if (!isNamed(path)) {
            throw new InputException(path, "is no region series by its name", "give a .tsv or .ptseries.nii file");
        }
    }

    private static SeriesTable readParcels(FileAccess files, String path) {
        ParcelSeries series = ParcelSeries.read(files, path);
        return new SeriesTable(path, series.names(), series.repetitionTime(), series.values());
    }

    private static SeriesTable readTable(FileAccess files, String path) {
        Table table = Tsv.read(files, path, separator(files, path));
        List<String> regions = named(path, regionColumns(table.columns()));
        if (regions.size() < table.columns().size()) {
            requireCount(table, table.columns().get(0));
        }
        double[][] values = new double[table.rows()][regions.size()];
        for (int r = 0; r < regions.size(); r++) {
            double[] column = table.numbers(regions.get(r));
            for (int f = 0; f < values.length; f++) {
                values[f][r] = column[f];
            }
        }
        return new SeriesTable(path, regions, SamplingInterval.beside(files, path), values);
    }

    /** What separates cells: a tab, or where the first line has none, the comma or semicolon that it has. */
    private static char separator(FileAccess files, String path) {
        List<String> columns = Tsv.columns(files, path);
        String only = columns.size() == 1 ? columns.get(0) : "";
        return only.indexOf(';') >= 0 ? ';' : only.indexOf(',') >= 0 ? ',' : '\t';
    }

    /** Without a first column that counts frames. */
    private static List<String> regionColumns(List<String> columns) {
        boolean counts = columns.size() > 1 && COUNTS.contains(columns.get(0).toLowerCase(Locale.ROOT));
        return counts ? columns.subList(1, columns.size()) : columns;
    }

    /** A column that is no region because of its name had better count. */
    private static void requireCount(Table table, String column) {
        double[] counts = table.numbers(column);
        for (int f = 1; f + 1 < counts.length; f++) {
            double step = counts[f] - counts[f - 1];
            if (!(step > 0 && Math.abs(counts[f + 1] - counts[f] - step) < 1e-3 * step)) {
                throw new InputException(
                        table.source(),
                        "line " + (f + 3) + ": its column " + ForeignText.quoted(column)
                                + " is no region by its name, and does not count frames",
                        "write one column a region, each with its name");
            }
        }
    }

    private static List<String> named(String path, List<String> columns) {
        for (String column : columns) {
            if (column.isBlank() || column.startsWith("Unnamed:")) {
                throw new InputException(
                        path, "has a column without a name", "write one column a region and no column of row numbers");
            }
        }
        boolean numbers = columns.stream().allMatch(column -> column.matches(NUMBER))
                && columns.stream().anyMatch(column -> !column.matches("\\d+"));
        if (numbers) {
            throw new InputException(
                    path,
                    "line 1: " + ForeignText.quoted(columns.get(0)) + " is a number where a region's name should be",
                    "write the names of the regions in the first line");
        }
        return columns;
    }
}
