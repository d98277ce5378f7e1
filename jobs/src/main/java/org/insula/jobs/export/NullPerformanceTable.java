package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.inference.Control;

/**
 * The table {@code null-performance.tsv}: per model a row for its networks of the true labels, one for its untrained
 * networks, and one for each permutation of the labels; all folds together, networks of the study's first seed.
 */
final class NullPerformanceTable {
    private static final List<String> COLUMNS = List.of("model", "labels", "permutation", "accuracy");

    private NullPerformanceTable() {}

    /** Writes the table of the models that have controls. */
    static void write(FileAccess files, String path, List<ModelResult> models) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelResult model : models) {
            model.controls().observed().ifPresent(control -> rows.add(row(model, control)));
            model.controls().controls().forEach(control -> rows.add(row(model, control)));
        }
        Tsv.write(files, path, Table.of(COLUMNS, rows));
    }

    private static List<String> row(ModelResult model, Control control) {
        return List.of(
                model.model(),
                control.kind().text(),
                control.index() == 0 ? "n/a" : String.valueOf(control.index()),
                Tsv.format(control.accuracy()));
    }
}
