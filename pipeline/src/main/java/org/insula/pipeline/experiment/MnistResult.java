package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

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
}
