package org.insula.pipeline.saliency;

import java.util.Objects;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * The mean of another attribution along the straight path from the baseline 0, which is the training mean, to the
 * sample:
 *
 * <pre>
 *   R(x) = ∫ inner(α·x) dα,  α from 0 to 1
 * </pre>
 *
 * by Gauss–Legendre quadrature. Around a {@link Gradient} it is the path-averaged gradient; {@link TimesInput} of that
 * is integrated gradients (Sundararajan, Taly and Yan 2017).
 *
 * @param inner what is averaged
 * @param steps points of the path, from 1 to 200
 */
public record PathAveraged(Attribution inner, int steps) implements Attribution {
    private static final int MOST_STEPS = 200;

    /**
     * Checks the steps.
     *
     * @throws IllegalArgumentException if they are outside 1 to 200
     */
    public PathAveraged {
        Objects.requireNonNull(inner, "inner");
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("a path has 1 to " + MOST_STEPS + " steps, not " + steps);
        }
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        GaussIntegrator path = new GaussIntegratorFactory().legendre(steps, 0, 1);
        double[] point = new double[batch.samples() * batch.frames() * batch.regions()];
        double[] mean = new double[point.length];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < point.length; i++) {
                point[i] = path.getPoint(step) * batch.values()[i];
            }
            double[] saliency = inner.attribute(
                    pass, new SequenceBatch(point, batch.samples(), batch.frames(), batch.regions()), classes);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += path.getWeight(step) * saliency[i];
            }
        }
        return mean;
    }
}
