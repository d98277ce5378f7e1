package org.insula.pipeline.saliency;

import java.util.Arrays;
import org.insula.pipeline.model.Softmax;

/** The score of a class that is explained. */
public enum Score {
    /** The softmax probability, as in the released implementation of Ismail et al. (2019). */
    PROBABILITY,
    /** The value before the softmax, which does not fade where the network is certain. */
    LOGIT;

    /** The derivative of the sum of each sample's score with respect to the logits, {@code [sample][class]}. */
    double[] logitGradient(double[] logits, int[] classes, int classCount) {
        return switch (this) {
            case PROBABILITY -> Softmax.probabilityGradient(logits, classes, classCount);
            case LOGIT -> Softmax.logitGradient(classes, classCount);
        };
    }

    /** Each sample's score, from logits {@code [sample][class]}. */
    double[] values(double[] logits, int[] classes, int classCount) {
        double[] scores = this == LOGIT ? logits : Softmax.probabilities(logits, classes.length, classCount);
        double[] own = new double[classes.length];
        Arrays.setAll(own, sample -> scores[sample * classCount + classes[sample]]);
        return own;
    }
}
