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
 * @param nullIndex which permutation of the labels it is trained and explained on, from 1; 0 for the labels themselves
 */
public record NetworkUnit(ModelSpec model, int fold, long seed, int nullIndex) implements Serializable {
    /** Refuses null. */
    public NetworkUnit {
        Objects.requireNonNull(model);
    }

    /** A network of the labels themselves. */
    public NetworkUnit(ModelSpec model, int fold, long seed) {
        this(model, fold, seed, 0);
    }

    /** Whether it is trained on permuted labels. */
    public boolean isNull() {
        return nullIndex > 0;
    }

    /**
     * The name that its folders bear, such as {@code model-lstm_fold-0_seed-1}, or with permuted labels {@code
     * model-lstm_null-7_fold-0_seed-1}.
     */
    public String name() {
        String labels = isNull() ? "_null-" + nullIndex : "";
        return "model-" + model.name() + labels + "_fold-" + fold + "_seed-" + seed;
    }
}
