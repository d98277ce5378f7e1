package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.Objects;
import org.insula.pipeline.inference.Control;
import org.insula.pipeline.model.ModelSpec;

/**
 * Networks of one model, one per fold, whose maps are a control, or what controls are compared with.
 *
 * @param model what they are made of
 * @param kind  which networks
 * @param first first permutation of the labels, from 1; 0 where labels are not permuted
 * @param last  last permutation
 */
public record ControlUnit(ModelSpec model, Control.Kind kind, int first, int last) implements Serializable {
    /** Refuses null. */
    public ControlUnit {
        Objects.requireNonNull(model);
        Objects.requireNonNull(kind);
    }

    /** How many sets of networks, one network per fold. */
    int sets() {
        return last - first + 1;
    }

    /** The name that its folder bears, such as {@code model-linear_permuted-1-25}. */
    public String name() {
        return "model-" + model.name()
                + switch (kind) {
                    case OBSERVED -> "_observed";
                    case UNTRAINED -> "_untrained";
                    case PERMUTED -> "_permuted-" + first + "-" + last;
                };
    }
}
