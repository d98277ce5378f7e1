package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.AccuracyInterval;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.evaluate.Performance;

/**
 * The table {@code performance.tsv}: a row a trained network, and one with {@code all} for each model.
 *
 * <p>The confusion is written as counts [[row of the first label], …] in the order of the labels. The row over all
 * networks carries mean accuracy over groups with its interval, and the test against chance: Student's t, one-sided p, verdict; and the p against null models.
 */
public final class PerformanceTable {
    private static final List<String> COLUMNS = List.of(
            "model",
            "fold",
            "seed",
            "samples",
            "accuracy",
            "accuracy_low",
            "accuracy_high",
            "balanced_accuracy",
            "chance",
            "confusion",
            "groups",
            "statistic",
            "p",
            "p_null",
            "verdict");
    private static final String ALL = "all";
    private static final String NONE = "n/a";

    private PerformanceTable() {}

    /**
     * Writes the table.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void write(FileAccess files, String path, List<ModelResult> models) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelResult model : models) {
            for (ModelResult.NetworkScore network : model.networks()) {
                List<String> row = new ArrayList<>(
                        List.of(model.model(), String.valueOf(network.fold()), String.valueOf(network.seed())));
                addPerformance(row, network.performance(), network.performance().accuracy(), NONE, NONE);
                row.addAll(List.of(NONE, NONE, NONE, NONE, NONE));
                rows.add(row);
            }
            rows.add(overall(model));
        }
        Tsv.write(files, path, Table.of(COLUMNS, rows));
    }

    private static List<String> overall(ModelResult model) {
        ChanceResult chance = model.chance();
        List<String> row = new ArrayList<>(List.of(model.model(), ALL, ALL));
        AccuracyInterval interval = model.interval();
        addPerformance(
                row, model.performance(), chance.accuracy(), Tsv.format(interval.low()), Tsv.format(interval.high()));
        row.add(String.valueOf(chance.groups()));
        row.add(Tsv.format(chance.statistic()));
        row.add(Tsv.format(chance.pValue()));
        row.add(model.controls().accuracy().map(nulls -> Tsv.format(nulls.p())).orElse(NONE));
        row.add(chance.verdict().text());
        return row;
    }

    private static void addPerformance(
            List<String> row, Performance performance, double accuracy, String low, String high) {
        row.add(String.valueOf(performance.total()));
        row.add(Tsv.format(accuracy));
        row.add(low);
        row.add(high);
        row.add(Tsv.format(performance.balancedAccuracy()));
        row.add(Tsv.format(performance.chance()));
        row.add(confusion(performance));
    }

    /** The counts of a confusion matrix as they stand in tables. */
    static String confusion(Performance performance) {
        return Arrays.deepToString(performance.confusion()).replace(" ", "");
    }
}
