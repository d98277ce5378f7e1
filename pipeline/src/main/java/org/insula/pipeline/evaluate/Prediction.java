package org.insula.pipeline.evaluate;

import java.io.Serializable;
import java.util.Objects;

/**
 * What one trained network said of one held-out sample.
 *
 * @param sample id of the sample
 * @param group value of the column that folds were grouped by, such as the subject
 * @param seed seed of the training
 * @param truth index of the true label
 * @param predicted index of the predicted label
 */
public record Prediction(String sample, String group, long seed, int truth, int predicted) implements Serializable {
    /** Refuses absent names. */
    public Prediction {
        Objects.requireNonNull(sample);
        Objects.requireNonNull(group);
    }

    /** Whether the prediction is right. */
    public boolean correct() {
        return truth == predicted;
    }
}
