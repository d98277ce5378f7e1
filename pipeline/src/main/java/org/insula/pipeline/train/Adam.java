package org.insula.pipeline.train;

import org.insula.pipeline.model.Parameters;

/**
 * Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019):
 *
 * <pre>
 *   m ← β1 m + (1 − β1) g        v ← β2 v + (1 − β2) g²
 *   w ← w − η (m̂ / (√v̂ + ε) + λ w)      m̂ = m/(1 − β1ⁿ), v̂ = v/(1 − β2ⁿ) at step n
 * </pre>
 *
 * with β1 0.9, β2 0.999, ε 1e-8. Biases (vectors) do not decay.
 */
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double weightDecay;
    private final double longest;
    private final Parameters first;
    private final Parameters second;
    private int steps;

    /**
     * An optimiser for parameters of the given shapes.
     *
     * @param longest length that longer gradients are shortened to (Pascanu, Mikolov and Bengio 2013); 0 for any
     */
    Adam(Parameters parameters, double weightDecay, double longest) {
        this.weightDecay = weightDecay;
        this.longest = longest;
        this.first = parameters.zerosLike();
        this.second = parameters.zerosLike();
    }

    /** Moves the parameters one step against the gradient. */
    void step(Parameters parameters, Parameters gradients, double learningRate) {
        steps++;
        double shortening = shortening(gradients);
        double firstScale = 1 / (1 - Math.pow(BETA1, steps));
        double secondScale = 1 / (1 - Math.pow(BETA2, steps));
        for (String name : parameters.names()) {
            double decay = parameters.shape(name).length > 1 ? weightDecay : 0;
            double[] w = parameters.values(name);
            double[] g = gradients.values(name);
            double[] m = first.values(name);
            double[] v = second.values(name);
            for (int i = 0; i < w.length; i++) {
                double slope = shortening * g[i];
                m[i] = BETA1 * m[i] + (1 - BETA1) * slope;
                v[i] = BETA2 * v[i] + (1 - BETA2) * slope * slope;
                double step = m[i] * firstScale / (Math.sqrt(v[i] * secondScale) + EPSILON);
                w[i] -= learningRate * (step + decay * w[i]);
            }
        }
    }

    private double shortening(Parameters gradients) {
        if (longest == 0) {
            return 1;
        }
        double squares = 0;
        for (String name : gradients.names()) {
            for (double slope : gradients.values(name)) {
                squares += slope * slope;
            }
        }
        return Math.min(1, longest / Math.sqrt(squares));
    }
}
