package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * The table {@code null-performance.tsv}: of each model a row for its networks of the labels themselves, {@code real}, and one
 * for each permutation of the labels, all folds together.
 */
final class NullPerformanceTable {
    private static final List<String> COLUMNS =
            List.of("model", "labels", "samples", "accuracy", "balanced_accuracy", "chance", "confusion");

    private NullPerformanceTable() {}

    /** Writes the table of the models that have null models. */
    static void write(FileAccess files, String path, List<ModelResult> models) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelResult model : models) {
            model.nulls().ifPresent(nulls -> {
                rows.add(row(model.model(), "real", nulls.observed()));
                nulls.nulls().forEach(score -> rows.add(row(model.model(), String.valueOf(score.nullIndex()), score)));
            });
        }
        Tsv.write(files, path, Table.of(COLUMNS, rows));
    }

    private static List<String> row(String model, String labels, NullPerformance.Score score) {
        return List.of(
                model,
                labels,
                String.valueOf(score.performance().total()),
                Tsv.format(score.accuracy()),
                Tsv.format(score.performance().balancedAccuracy()),
                Tsv.format(score.performance().chance()),
                PerformanceTable.confusion(score.performance()));
    }

    /** What the table is of, for the JSON beside it. */
    static Map<String, Object> entries(List<ModelResult> models) {
        Map<String, Object> entries = new LinkedHashMap<>();
        models.stream().flatMap(model -> model.nulls().stream()).findFirst().ifPresent(nulls -> {
            entries.put("LabelsDealtAmong", nulls.exchange().among());
            entries.put("NetworkSeed", nulls.seed());
        });
        return entries;
    }
}
