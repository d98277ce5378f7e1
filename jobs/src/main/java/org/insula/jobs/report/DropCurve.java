package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * How a model's accuracy falls as the places of the highest saliency are replaced in held-out samples, or in training
 * samples too before networks are trained again.
 *
 * @param model the model
 * @param removedBy by whose saliency: {@code own}, {@code other} or {@code random}
 * @param saliencyOf the model whose saliency it is; empty for a random order
 * @param shares removed, ascending
 * @param whole accuracy on whole samples, 0 to 1
 * @param without accuracy once each share is removed
 * @param low lower end of the 95 % interval of the accuracy, of whole samples first, then of each share; NaN where there
 *     is none
 * @param high upper end, likewise
 * @param comprehensiveness mean fall of the true label's probability once shares are removed; NaN where that is not known
 * @param sufficiency mean fall of it where nothing but the shares is left; NaN likewise
 */
public record DropCurve(
        String model,
        String removedBy,
        String saliencyOf,
        List<Double> shares,
        double whole,
        List<Double> without,
        List<Double> low,
        List<Double> high,
        double comprehensiveness,
        double sufficiency) {
    /** Copies the lists. */
    public DropCurve {
        Objects.requireNonNull(model);
        Objects.requireNonNull(removedBy);
        Objects.requireNonNull(saliencyOf);
        shares = List.copyOf(shares);
        without = List.copyOf(without);
        low = List.copyOf(low);
        high = List.copyOf(high);
    }
}
