package org.insula.pipeline.saliency;

import java.util.Objects;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;

/**
 * The mean of another attribution along the straight path from a baseline b to the sample:
 *
 * <pre>
 *   R(x) = ∫ inner(b + α·(x − b)) dα,  α from 0 to 1
 * </pre>
 *
 * Around a {@link Gradient} it is the path-averaged gradient; {@link TimesInput} of that is integrated gradients
 * (Sundararajan, Taly and Yan 2017).
 *
 * @param inner    what is averaged
 * @param steps    points of the path, from 1 to 200
 * @param rule     where they lie and how much each counts
 * @param baseline where the path starts
 */
public record PathAveraged(Attribution inner, int steps, Rule rule, Baseline baseline) implements Attribution {
    private static final int MOST_STEPS = 200;

    /** A rule of quadrature. */
    public enum Rule {
        /** Gauss–Legendre: exact for polynomials of degree 2 · steps − 1. */
        GAUSS_LEGENDRE,
        /** The midpoints of {@code steps} equal pieces, which count the same. */
        MIDPOINT
    }

    /**
     * Checks the steps.
     *
     * @throws IllegalArgumentException if they are outside 1 to 200
     */
    public PathAveraged {
        Objects.requireNonNull(inner, "inner");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(baseline, "baseline");
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("a path has 1 to " + MOST_STEPS + " steps, not " + steps);
        }
    }

    /** By Gauss–Legendre quadrature from the baseline 0. */
    public PathAveraged(Attribution inner, int steps) {
        this(inner, steps, Rule.GAUSS_LEGENDRE, Baseline.zero());
    }

    @Override
    public double[] attribute(NetworkPass pass, SequenceBatch batch, int[] classes) {
        int points = inner.isSameEverywhere(pass.network().spec()) ? 1 : steps;
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(points, 0, 1);
        double[] mean = new double[batch.samples() * batch.frames() * batch.regions()];
        double[] values = new double[mean.length];
        SequenceBatch point = new SequenceBatch(values, batch.samples(), batch.frames(), batch.regions());
        for (int step = 0; step < points; step++) {
            boolean midpoint = rule == Rule.MIDPOINT;
            double weight = midpoint ? 1.0 / points : gauss.getWeight(step);
            baseline.towards(batch, midpoint ? (step + 0.5) / points : gauss.getPoint(step), values);
            double[] saliency = inner.attribute(pass, point, classes);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += weight * saliency[i];
            }
        }
        return mean;
    }
}
