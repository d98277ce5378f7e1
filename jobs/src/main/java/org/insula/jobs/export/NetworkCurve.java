package org.insula.jobs.export;

import java.util.Objects;
import org.insula.pipeline.faithfulness.FaithfulnessCurve;
import org.insula.pipeline.faithfulness.RemovalOrder;

/**
 * How one network, or all networks of a model, do as places are removed.
 *
 * @param model the model
 * @param fold the fold, or {@link #ALL}
 * @param seed the seed, or {@link #ALL}
 * @param order by what places are removed
 * @param curve how it does
 */
public record NetworkCurve(String model, String fold, String seed, RemovalOrder order, FaithfulnessCurve curve) {
    /** Stands for all folds, or seeds. */
    public static final String ALL = "all";

    /** Refuses null. */
    public NetworkCurve {
        Objects.requireNonNull(model);
        Objects.requireNonNull(fold);
        Objects.requireNonNull(seed);
        Objects.requireNonNull(order);
        Objects.requireNonNull(curve);
    }

    /** Whether it is of all networks of the model. */
    public boolean ofAll() {
        return fold.equals(ALL);
    }
}
