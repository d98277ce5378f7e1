package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;

/**
 * How a model reads digits row by row, and where it looks.
 *
 * @param model         name of the model
 * @param seed          of training
 * @param training      pictures learnt from, validation included
 * @param test          pictures told and explained
 * @param epochs        of training
 * @param accuracy      share of test pictures told right, 0 to 1
 * @param auroc         probability that a pixel of the stroke has more saliency than one of the background, the mean
 *                      over test pictures
 * @param saliencyByRow each row's share of the saliency, the mean over test pictures; sums to 1
 * @param strokeByRow   each row's share of the stroke, likewise
 * @param pictures      for each digit, one test picture and its |saliency|, then the mean over those of its class
 */
public record MnistResult(
        String model,
        long seed,
        int training,
        int test,
        int epochs,
        double accuracy,
        double auroc,
        List<Double> saliencyByRow,
        List<Double> strokeByRow,
        List<SaliencyPicture> pictures)
        implements Serializable {

    /** Copies the lists. */
    public MnistResult {
        saliencyByRow = new ArrayList<>(saliencyByRow);
        strokeByRow = new ArrayList<>(strokeByRow);
        pictures = new ArrayList<>(pictures);
    }

    /**
     * How much of the saliency lies in other rows than the stroke does: half the sum of |saliency's share − stroke's
     * share|; 0 if it follows the stroke row by row, 1 if it never shares a row with it.
     */
    public double misplacedShare() {
        double sum = 0;
        for (int row = 0; row < saliencyByRow.size(); row++) {
            sum += Math.abs(saliencyByRow.get(row) - strokeByRow.get(row));
        }
        return sum / 2;
    }

    /** A row for each result. */
    public static Table table(List<MnistResult> results) {
        List<String> columns = List.of(
                "model", "seed", "training", "test", "epochs", "accuracy", "auroc_stroke", "misplaced_saliency_share");
        return Table.of(columns, results.stream().map(MnistResult::cells).toList());
    }

    private List<String> cells() {
        return List.of(
                model,
                Long.toString(seed),
                Integer.toString(training),
                Integer.toString(test),
                Integer.toString(epochs),
                Tsv.format(accuracy),
                Tsv.format(auroc),
                Tsv.format(misplacedShare()));
    }

    /** A row for each result and row of pixels. */
    public static Table byRow(List<MnistResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (MnistResult result : results) {
            for (int row = 0; row < result.saliencyByRow.size(); row++) {
                rows.add(List.of(
                        result.model,
                        Long.toString(result.seed),
                        Integer.toString(row),
                        Tsv.format(result.saliencyByRow.get(row)),
                        Tsv.format(result.strokeByRow.get(row))));
            }
        }
        return Table.of(List.of("model", "seed", "row", "saliency_share", "stroke_share"), rows);
    }
}
