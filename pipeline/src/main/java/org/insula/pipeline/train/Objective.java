package org.insula.pipeline.train;

import java.util.Arrays;
import org.insula.pipeline.model.Softmax;

/**
 * What training makes small: the cross-entropy of the logits, in nats, with weighted classes and smoothed labels
 * (Szegedy et al. 2016):
 *
 * <pre>
 *   loss of a sample = −w_y Σ_c q_c log p_c        q_c = (1 − ε)·[c = y] + ε/C
 * </pre>
 *
 * Immutable.
 */
final class Objective {
    private final double[] weights;
    private final double smoothing;

    private Objective(double[] weights, double smoothing) {
        this.weights = weights;
        this.smoothing = smoothing;
    }

    /**
     * The objective for training samples of the given labels. Balanced weights average 1 over these samples; a class
     * without a training sample has weight 0.
     */
    static Objective of(ClassWeights kind, double smoothing, int[] trainingLabels, int classes) {
        double[] weights = new double[classes];
        switch (kind) {
            case EQUAL -> Arrays.fill(weights, 1);
            case BALANCED -> {
                for (int label : trainingLabels) {
                    weights[label]++;
                }
                long present = Arrays.stream(weights).filter(count -> count > 0).count();
                for (int c = 0; c < classes; c++) {
                    weights[c] = weights[c] == 0 ? 0 : trainingLabels.length / (present * weights[c]);
                }
            }
        }
        return new Objective(weights, smoothing);
    }

    /** What samples of the given logits and labels come to together. */
    Score score(double[] logits, int[] labels) {
        int right = 0;
        double weight = 0;
        for (int i = 0; i < labels.length; i++) {
            right += Softmax.predicted(logits, i, weights.length) == labels[i] ? 1 : 0;
            weight += weights[labels[i]];
        }
        return new Score(loss(logits, labels), weight, right);
    }

    /** Weight of a sample of the given class. */
    double weight(int label) {
        return weights[label];
    }

    /** Sum of the samples' losses. */
    double loss(double[] logits, int[] labels) {
        int classes = weights.length;
        double[] probabilities = Softmax.logProbabilities(logits, labels.length, classes);
        double sum = 0;
        for (int sample = 0; sample < labels.length; sample++) {
            double loss = 0;
            for (int c = 0; c < classes; c++) {
                loss -= target(labels[sample], c) * probabilities[sample * classes + c];
            }
            sum += weights[labels[sample]] * loss;
        }
        return sum;
    }

    /** The gradient of {@link #loss}, times a factor, {@code [sample][class]}. */
    double[] gradient(double[] logits, int[] labels, double factor) {
        int classes = weights.length;
        double[] gradient = Softmax.probabilities(logits, labels.length, classes);
        for (int sample = 0; sample < labels.length; sample++) {
            for (int c = 0; c < classes; c++) {
                int at = sample * classes + c;
                gradient[at] = factor * weights[labels[sample]] * (gradient[at] - target(labels[sample], c));
            }
        }
        return gradient;
    }

    private double target(int label, int c) {
        return smoothing / weights.length + (c == label ? 1 - smoothing : 0);
    }
}
