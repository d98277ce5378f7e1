package org.insula.pipeline.saliency;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * {@link SaliencyMethod#CONTRIBUTION} of every class at once: a batch goes forward once for each point of the path, and
 * back once for each class but the last. Centred logits add up to 0, so the contributions to the last class are what the
 * others' add up to, with the sign turned.
 *
 * @param steps    points of the path, by Gauss–Legendre
 * @param baseline where the path starts
 */
public record ClassContributions(int steps, Baseline baseline) {
    private static final Gradient SLOPE = new Gradient(Score.CENTRED_LOGIT);

    /**
     * Checks the steps.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ClassContributions {
        Objects.requireNonNull(baseline, "baseline");
        if (steps < 1) {
            throw new IllegalArgumentException("a path has 1 step or more, not " + steps);
        }
    }

    /**
     * Explains a batch.
     *
     * @param pass  the network's working memory, of this thread, without dropout
     * @param batch standardised samples
     * @return what each value contributed to the centred logit of each class, {@code [class]} arrays of
     *         {@code [sample][frame][region]}
     */
    public double[][] of(NetworkPass pass, SequenceBatch batch) {
        int classes = pass.network().classes();
        int size = batch.samples() * batch.frames() * batch.regions();
        double[][] contributions = new double[classes][size];
        int points = SLOPE.isSameEverywhere(pass.network().spec()) ? 1 : steps;
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(points, 0, 1);
        double[] values = new double[size];
        SequenceBatch point = new SequenceBatch(values, batch.samples(), batch.frames(), batch.regions());
        for (int step = 0; step < points; step++) {
            baseline.towards(batch, gauss.getPoint(step), values);
            addSlopes(pass, point, gauss.getWeight(step), contributions);
        }
        timesDifference(batch, contributions);
        return contributions;
    }

    private static void addSlopes(NetworkPass pass, SequenceBatch point, double weight, double[][] sums) {
        double[] logits = pass.forward(point);
        int[] explained = new int[point.samples()];
        for (int c = 0; c < sums.length - 1; c++) {
            Arrays.fill(explained, c);
            double[] slopes = pass.inputGradient(SLOPE.score().logitGradient(logits, explained, sums.length));
            for (int i = 0; i < sums[c].length; i++) {
                sums[c][i] += weight * slopes[i];
            }
        }
    }

    private void timesDifference(SequenceBatch batch, double[][] slopes) {
        int places = batch.frames() * batch.regions();
        double[] samples = batch.values();
        double[] last = slopes[slopes.length - 1];
        for (int c = 0; c < slopes.length - 1; c++) {
            for (int i = 0; i < last.length; i++) {
                slopes[c][i] *= samples[i] - baseline.value(i % places);
                last[i] -= slopes[c][i];
            }
        }
    }
}
