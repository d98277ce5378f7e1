package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.List;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.MapAgreement;

/**
 * One line of a box experiment's table.
 *
 * @param dataset     name of the data set
 * @param model       name of the model
 * @param attribution name of the attribution
 * @param seed        of the unit
 * @param accuracy    share of test samples told right, 0 to 1
 * @param epochs      of training; 0 for a network before its first step
 * @param agreement   of saliency with the boxes, the mean over test samples
 */
public record BoxRow(
        String dataset,
        String model,
        String attribution,
        long seed,
        double accuracy,
        int epochs,
        MapAgreement agreement)
        implements Serializable {
    private static final List<String> COLUMNS = List.of(
            "dataset",
            "model",
            "attribution",
            "seed",
            "wjac",
            "euc",
            "accuracy",
            "auroc",
            "auprc",
            "precision_top10",
            "recall_top10",
            "epochs");

    /** The rows as a table, in the order given. */
    public static Table table(List<BoxRow> rows) {
        return Table.of(COLUMNS, rows.stream().map(BoxRow::cells).toList());
    }

    private List<String> cells() {
        return List.of(
                dataset,
                model,
                attribution,
                Long.toString(seed),
                Tsv.format(agreement.wjac()),
                Tsv.format(agreement.euc()),
                Tsv.format(accuracy),
                Tsv.format(agreement.auroc()),
                Tsv.format(agreement.auprc()),
                Tsv.format(agreement.precision()),
                Tsv.format(agreement.recall()),
                Integer.toString(epochs));
    }
}
