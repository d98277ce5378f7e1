package org.insula.jobs.export;

import java.util.List;
import java.util.Map;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.faithfulness.FaithfulnessCurve;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.RemovalPoint;

/**
 * The table of what becomes of networks without what saliency points to: of each network, and of all of a model, by each
 * order a row of whole samples (share 0), one a removed share, and one of the means over the shares.
 */
final class FaithfulnessTable {
    private static final List<String> COLUMNS = List.of(
            "model",
            "fold",
            "seed",
            "removed_by",
            "saliency_of",
            "share",
            "n_subjects",
            "accuracy",
            "ci_low",
            "ci_high",
            "accuracy_drop",
            "accuracy_only",
            "probability",
            "probability_only",
            "comprehensiveness",
            "sufficiency",
            "verdict");

    private FaithfulnessTable() {}

    /**
     * The rows of all curves.
     *
     * @param verdicts whether each model decodes above chance
     */
    static TableRows of(List<NetworkCurve> curves, Map<String, Verdict> verdicts) {
        TableRows table = new TableRows(COLUMNS);
        for (NetworkCurve each : curves) {
            List<String> about = about(each);
            List<String> verdict = List.of(verdicts.get(each.model()).text());
            FaithfulnessCurve curve = each.curve();
            table.add(about, whole(curve), verdict);
            for (int step = 0; step < curve.shares().size(); step++) {
                table.add(about, step(curve, step), verdict);
            }
            table.add(about, means(curve), verdict);
        }
        return table;
    }

    private static List<String> about(NetworkCurve curve) {
        RemovalOrder order = curve.order();
        String saliencyOf = order.model().isEmpty() ? TableRows.NONE : order.model();
        return List.of(curve.model(), curve.fold(), curve.seed(), order.kind().text(), saliencyOf);
    }

    private static List<String> whole(FaithfulnessCurve curve) {
        return cells(curve, 0, "0", curve.whole(), new RemovalPoint(Double.NaN, Double.NaN), Double.NaN, Double.NaN);
    }

    private static List<String> step(FaithfulnessCurve curve, int step) {
        return cells(
                curve,
                1 + step,
                Tsv.format(curve.shares().get(step)),
                curve.without().get(step),
                curve.only().get(step),
                curve.comprehensiveness(step),
                curve.sufficiency(step));
    }

    private static List<String> means(FaithfulnessCurve curve) {
        return cells(
                curve,
                1 + curve.shares().size(),
                NetworkCurve.ALL,
                curve.meanWithout(),
                curve.meanOnly(),
                curve.comprehensiveness(),
                curve.sufficiency());
    }

    private static List<String> cells(
            FaithfulnessCurve curve,
            int point,
            String share,
            RemovalPoint without,
            RemovalPoint only,
            double comprehensiveness,
            double sufficiency) {
        return List.of(
                share,
                String.valueOf(curve.subjects()),
                Tsv.format(without.accuracy()),
                Tsv.format(curve.accuracies().low(point)),
                Tsv.format(curve.accuracies().high(point)),
                Tsv.format(curve.whole().accuracy() - without.accuracy()),
                Tsv.format(only.accuracy()),
                Tsv.format(without.probability()),
                Tsv.format(only.probability()),
                Tsv.format(comprehensiveness),
                Tsv.format(sufficiency));
    }
}
