package org.insula.jobs.export;

import java.util.List;
import java.util.Map;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.Verdict;

/**
 * The table of networks that were trained again without what saliency points to: of each model, by its own saliency and at
 * random, a row of whole samples (share 0), then one a removed share.
 */
final class RetrainingTable {
    private static final List<String> COLUMNS = List.of(
            "model", "removed_by", "share", "n_subjects", "accuracy", "ci_low", "ci_high", "accuracy_drop", "verdict");

    private RetrainingTable() {}

    /**
     * The rows of all curves.
     *
     * @param verdicts whether each model decodes above chance
     */
    static TableRows of(List<RetrainedCurve> curves, Map<String, Verdict> verdicts) {
        TableRows table = new TableRows(COLUMNS);
        for (RetrainedCurve curve : curves) {
            double whole = curve.points().get(0).accuracy();
            for (RetrainedCurve.Point point : curve.points()) {
                table.add(List.of(
                        curve.model(),
                        curve.by().text(),
                        Tsv.format(point.share()),
                        String.valueOf(point.subjects()),
                        Tsv.format(point.accuracy()),
                        Tsv.format(point.low()),
                        Tsv.format(point.high()),
                        Tsv.format(whole - point.accuracy()),
                        verdicts.get(curve.model()).text()));
            }
        }
        return table;
    }
}
