package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/** A table that is put together row by row from groups of cells. For one thread. */
final class TableRows {
    /** What stands where there is no value. */
    static final String NONE = "n/a";

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table of the columns of several groups. */
    @SafeVarargs
    TableRows(Collection<String>... columns) {
        List<String> names = new ArrayList<>();
        for (Collection<String> group : columns) {
            names.addAll(group);
        }
        this.columns = List.copyOf(names);
    }

    /** Adds a row of as many cells as there are columns. */
    @SafeVarargs
    final void add(Collection<String>... cells) {
        List<String> row = new ArrayList<>();
        for (Collection<String> group : cells) {
            row.addAll(group);
        }
        rows.add(row);
    }

    /**
     * Writes the table.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    void write(FileAccess files, String path) {
        Tsv.write(files, path, Table.of(columns, rows));
    }
}
