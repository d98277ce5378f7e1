package org.insula.pipeline.saliency;

import java.util.Arrays;
import org.insula.pipeline.model.Softmax;

/** The score of a class that is explained. */
public enum Score {
    /** The softmax probability, as in the released implementation of Ismail et al. (2019). */
    PROBABILITY,
    /** The value before the softmax, which does not fade where the network is certain. */
    LOGIT,
    /**
     * The logit less the mean over the logits of all classes, {@code S_c = z_c − 1/C Σ_k z_k}: what speaks for this
     * class rather than the others. What raises all logits alike, which changes no probability, is left out.
     */
    CENTRED_LOGIT;

    /** The derivative of the sum of each sample's score with respect to the logits, {@code [sample][class]}. */
    double[] logitGradient(double[] logits, int[] classes, int classCount) {
        return switch (this) {
            case PROBABILITY -> Softmax.probabilityGradient(logits, classes, classCount);
            case LOGIT -> Softmax.logitGradient(classes, classCount);
            case CENTRED_LOGIT -> {
                double[] gradient = Softmax.logitGradient(classes, classCount);
                Arrays.setAll(gradient, i -> gradient[i] - 1.0 / classCount);
                yield gradient;
            }
        };
    }

    /** Each sample's score, from logits {@code [sample][class]}. */
    double[] values(double[] logits, int[] classes, int classCount) {
        double[] all = all(logits, classes.length, classCount);
        double[] own = new double[classes.length];
        Arrays.setAll(own, sample -> all[sample * classCount + classes[sample]]);
        return own;
    }

    /** The scores of all classes, {@code [sample][class]}, from logits of that shape. */
    double[] all(double[] logits, int samples, int classCount) {
        return switch (this) {
            case PROBABILITY -> Softmax.probabilities(logits, samples, classCount);
            case LOGIT -> Arrays.copyOf(logits, samples * classCount);
            case CENTRED_LOGIT -> centred(logits, samples, classCount);
        };
    }

    private static double[] centred(double[] logits, int samples, int classCount) {
        double[] centred = Arrays.copyOf(logits, samples * classCount);
        for (int start = 0; start < centred.length; start += classCount) {
            double sum = 0;
            for (int c = 0; c < classCount; c++) {
                sum += logits[start + c];
            }
            for (int c = 0; c < classCount; c++) {
                centred[start + c] -= sum / classCount;
            }
        }
        return centred;
    }
}
