package org.insula.pipeline.model;

/**
 * Softmax scores of flat logits {@code [sample][class]} and their gradients with respect to the logits. Everything is
 * taken relative to the largest logit, so that nothing overflows.
 */
public final class Softmax {
    private Softmax() {}

    /** The probabilities, {@code [sample][class]}; each sample's sum to 1. */
    public static double[] probabilities(double[] logits, int samples, int classes) {
        double[] probabilities = new double[samples * classes];
        for (int sample = 0; sample < samples; sample++) {
            double log = logSum(logits, sample, classes);
            for (int i = sample * classes; i < (sample + 1) * classes; i++) {
                probabilities[i] = Math.exp(logits[i] - log);
            }
        }
        return probabilities;
    }

    /** The probabilities' natural logarithms, {@code [sample][class]}. */
    public static double[] logProbabilities(double[] logits, int samples, int classes) {
        double[] logarithms = new double[samples * classes];
        for (int sample = 0; sample < samples; sample++) {
            double log = logSum(logits, sample, classes);
            for (int i = sample * classes; i < (sample + 1) * classes; i++) {
                logarithms[i] = logits[i] - log;
            }
        }
        return logarithms;
    }

    /** The cross-entropy, −log of the true class's probability, in nats, averaged over the samples. */
    public static double crossEntropy(double[] logits, int[] labels, int classes) {
        double sum = 0;
        for (int sample = 0; sample < labels.length; sample++) {
            sum += logSum(logits, sample, classes) - logits[sample * classes + labels[sample]];
        }
        return sum / labels.length;
    }

    /** The gradient of {@link #crossEntropy}, {@code [sample][class]}. */
    public static double[] crossEntropyGradient(double[] logits, int[] labels, int classes) {
        int samples = labels.length;
        double[] gradient = probabilities(logits, samples, classes);
        for (int sample = 0; sample < samples; sample++) {
            gradient[sample * classes + labels[sample]] -= 1;
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= samples;
        }
        return gradient;
    }

    /** The gradient of Σ over samples of the probability of each sample's given class, {@code [sample][class]}. */
    public static double[] probabilityGradient(double[] logits, int[] given, int classes) {
        double[] gradient = probabilities(logits, given.length, classes);
        for (int sample = 0; sample < given.length; sample++) {
            int start = sample * classes;
            double probability = gradient[start + given[sample]];
            for (int i = start; i < start + classes; i++) {
                gradient[i] *= -probability;
            }
            gradient[start + given[sample]] += probability;
        }
        return gradient;
    }

    /**
     * The gradient of Σ over samples of the logit of each sample's given class, {@code [sample][class]}: ones and
     * zeros.
     */
    public static double[] logitGradient(int[] given, int classes) {
        double[] gradient = new double[given.length * classes];
        for (int sample = 0; sample < given.length; sample++) {
            gradient[sample * classes + given[sample]] = 1;
        }
        return gradient;
    }

    /** The class with the largest logit of one sample; the first among equals. */
    public static int predicted(double[] logits, int sample, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (logits[sample * classes + c] > logits[sample * classes + best]) {
                best = c;
            }
        }
        return best;
    }

    /** log Σ exp(logit) of one sample. */
    private static double logSum(double[] logits, int sample, int classes) {
        double largest = logits[sample * classes + predicted(logits, sample, classes)];
        double sum = 0;
        for (int i = sample * classes; i < (sample + 1) * classes; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        return largest + Math.log(sum);
    }
}
