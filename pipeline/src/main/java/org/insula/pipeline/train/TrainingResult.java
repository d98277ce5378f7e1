package org.insula.pipeline.train;

import java.util.List;
import java.util.OptionalDouble;
import org.insula.pipeline.model.TrainedModel;

/**
 * What a training run gives.
 *
 * @param model     the network as it was after the best epoch, or trained once more for as many, with its scaler
 * @param curve     every epoch that was run, in order; with a skip and validation samples from 0, before the first step
 * @param bestEpoch number of the epoch with the lowest validation loss, the earliest among equals; the last one where
 *                  there are no validation samples
 * @param seed      the seed of initial weights, order of samples and dropout
 * @param l2        strength λ of the L2 penalty that was chosen for a linear model; empty for any other
 */
public record TrainingResult(TrainedModel model, List<Epoch> curve, int bestEpoch, long seed, OptionalDouble l2) {

    /** Copies the curve. */
    public TrainingResult {
        curve = List.copyOf(curve);
    }

    /** The result of training by epochs. */
    public TrainingResult(TrainedModel model, List<Epoch> curve, int bestEpoch, long seed) {
        this(model, curve, bestEpoch, seed, OptionalDouble.empty());
    }

    /** Mean loss of the validation samples after the best epoch, in nats; NaN where there are none. */
    public double validationLoss() {
        return curve.stream()
                .filter(epoch -> epoch.number() == bestEpoch)
                .findFirst()
                .orElseThrow()
                .validationLoss();
    }

    /** The same course that came to another network. */
    TrainingResult with(TrainedModel other) {
        return new TrainingResult(other, curve, bestEpoch, seed, l2);
    }
}
