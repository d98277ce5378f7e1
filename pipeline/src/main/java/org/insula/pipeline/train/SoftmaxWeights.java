package org.insula.pipeline.train;

/**
 * A fitted softmax regression; the score of a class is {@code x·W + a}. Intercepts sum to 0 over classes, and so do the
 * weights of each feature.
 */
public final class SoftmaxWeights {
    private final int classes;
    private final double[] weights;
    private final double[] intercepts;

    SoftmaxWeights(int classes, double[] weights, double[] intercepts) {
        this.classes = classes;
        this.weights = weights;
        this.intercepts = intercepts;
    }

    /** Number of classes. */
    public int classes() {
        return classes;
    }

    /** A copy of the weights, {@code [feature][class]}. */
    public double[] weights() {
        return weights.clone();
    }

    /** A copy of the intercepts, {@code [class]}. */
    public double[] intercepts() {
        return intercepts.clone();
    }
}
