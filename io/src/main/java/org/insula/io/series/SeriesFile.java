package org.insula.io.series;

import java.util.List;
import java.util.OptionalDouble;
import org.insula.io.FileAccess;
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
                : named(path, Tsv.columns(files, path, separator(files, path)));
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
        List<String> regions = named(path, table.columns());
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

    private static List<String> named(String path, List<String> columns) {
        for (String column : columns) {
            if (column.isBlank() || column.startsWith("Unnamed:")) {
                throw new InputException(
                        path, "has a column without a name", "write one column a region and no column of row numbers");
            }
        }
        return columns;
    }
}
