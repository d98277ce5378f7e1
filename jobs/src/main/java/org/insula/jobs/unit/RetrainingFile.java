package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.export.RetrainedCurve;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.insula.pipeline.faithfulness.RemovalOrder;

/** The table {@code retraining.tsv} of a unit: for each order, removed share and subject a row. */
final class RetrainingFile {
    private static final String NAME = "retraining.tsv";
    private static final List<String> COLUMNS = List.of("removed_by", "share", "unit", "samples", "accuracy");

    private RetrainingFile() {}

    static void write(FileAccess files, String folder, List<RetrainedCurve.Found> found) {
        List<List<String>> rows = found.stream()
                .map(each -> List.of(
                        each.by().text(),
                        Tsv.format(each.share()),
                        each.accuracy().group(),
                        String.valueOf(each.accuracy().samples()),
                        Tsv.format(each.accuracy().accuracy())))
                .toList();
        Tsv.write(files, FilePaths.child(folder, NAME), Table.of(COLUMNS, rows));
    }

    static List<RetrainedCurve.Found> read(FileAccess files, String folder) {
        Table table = Tsv.read(files, FilePaths.child(folder, NAME));
        List<RetrainedCurve.Found> found = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            found.add(new RetrainedCurve.Found(
                    by(table, row),
                    table.number(row, "share"),
                    new GroupAccuracy(
                            table.cell(row, "unit"),
                            (int) table.number(row, "samples"),
                            table.number(row, "accuracy"))));
        }
        return found;
    }

    private static RemovalOrder.Kind by(Table table, int row) {
        String text = table.cell(row, "removed_by");
        return Arrays.stream(RemovalOrder.Kind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        table.source(), "removed_by is '" + text + "'", "delete the folder it lies in and run again"));
    }
}
