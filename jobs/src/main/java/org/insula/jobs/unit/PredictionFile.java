package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.Prediction;

/** The table {@code predictions.tsv} of a trained unit: one row a held-out sample. */
final class PredictionFile {
    private static final String NAME = "predictions.tsv";

    private PredictionFile() {}

    static void write(FileAccess files, String folder, List<Prediction> predictions, List<String> labels) {
        List<List<String>> rows = new ArrayList<>();
        for (Prediction each : predictions) {
            rows.add(List.of(each.sample(), each.group(), labels.get(each.truth()), labels.get(each.predicted())));
        }
        Tsv.write(
                files, FilePaths.child(folder, NAME), Table.of(List.of("sample", "group", "label", "predicted"), rows));
    }

    static List<Prediction> read(FileAccess files, String folder, long seed, List<String> labels) {
        String path = FilePaths.child(folder, NAME);
        Table table = Tsv.read(files, path);
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            predictions.add(new Prediction(
                    table.cell(row, "sample"),
                    table.cell(row, "group"),
                    seed,
                    index(path, labels, table.cell(row, "label")),
                    index(path, labels, table.cell(row, "predicted"))));
        }
        return predictions;
    }

    private static int index(String path, List<String> labels, String label) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new InputException(path, "'" + label + "' is not one of the labels " + labels, "train again");
        }
        return index;
    }
}
