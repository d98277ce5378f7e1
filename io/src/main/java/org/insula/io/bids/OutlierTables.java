package org.insula.io.bids;

import java.util.Comparator;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.Dataset.NamedFile;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * XCP-D's tables of censored frames: {@code …_outliers.tsv} or {@code …_desc-filtered_outliers.tsv} beside a series, one
 * row a frame, neither 0 nor False where the frame was censored.
 */
public final class OutlierTables {
    private static final String FRAMEWISE_DISPLACEMENT = "framewise_displacement";

    private OutlierTables() {}

    /** The table that belongs to a series, by its name; empty if there is none. */
    static String in(List<NamedFile> folder, Entities series) {
        return folder.stream()
                .filter(file -> file.entities().suffix().equals("outliers"))
                .filter(file -> file.entities().extension().equals(".tsv"))
                .filter(file -> file.entities().without("desc").isWithin(series))
                // The table of a concatenation, which lacks these, would fit each of its runs.
                .filter(file -> file.entities().hasSame("run", series)
                        && file.entities().hasSame("dir", series))
                .max(Comparator.<NamedFile>comparingInt(
                                file -> file.entities().keys().size())
                        .thenComparing(NamedFile::path))
                .map(NamedFile::path)
                .orElse("");
    }

    /** The table beside a file; empty if there is none or the file has no name of BIDS. */
    static String beside(FileAccess files, String path) {
        String folder = FilePaths.parent(path);
        return Entities.tryParse(FilePaths.name(path))
                .map(entities -> in(new Dataset(files, folder).named(folder), entities))
                .orElse("");
    }

    /**
     * Which frames a table says were censored.
     *
     * @throws InputException if the file is no table, or it does not say in which column
     */
    public static boolean[] read(FileAccess files, String path) {
        Table table = Tsv.read(files, path);
        String column = column(table);
        boolean[] censored = new boolean[table.rows()];
        for (int f = 0; f < censored.length; f++) {
            String cell = table.cell(f, column);
            boolean word = cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
            censored[f] = word ? cell.equalsIgnoreCase("true") : !(table.number(f, column) == 0);
        }
        return censored;
    }

    /** The last criterion applied goes first; names may carry a hash of the settings behind them. */
    private static String column(Table table) {
        for (String wanted : List.of("interpolation", "denoising", FRAMEWISE_DISPLACEMENT)) {
            for (String column : table.columns()) {
                if (column.equals(wanted) || column.startsWith(wanted + "_hash-")) {
                    return column;
                }
            }
        }
        if (table.columns().size() == 1) {
            return table.columns().get(0);
        }
        throw new InputException(
                table.source(),
                "has columns " + String.join(", ", table.columns()) + ", of which none says which frames were censored",
                "name it " + FRAMEWISE_DISPLACEMENT);
    }
}
