package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.Objects;
import org.insula.pipeline.model.ModelSpec;

/**
 * One network to train and explain.
 *
 * @param model what it is made of
 * @param fold index of the fold it is trained in, from 0
 * @param seed seed of its training
 */
public record NetworkUnit(ModelSpec model, int fold, long seed) implements Serializable {
    /** Refuses null. */
    public NetworkUnit {
        Objects.requireNonNull(model);
    }

    /** The name that its folders bear, such as {@code model-lstm_fold-0_seed-1}. */
    public String name() {
        return "model-" + model.name() + "_fold-" + fold + "_seed-" + seed;
    }
}
