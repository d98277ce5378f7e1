package org.insula.pipeline.train;

import java.util.List;
import org.insula.pipeline.model.TrainedModel;

/**
 * What a training run gives.
 *
 * @param model     the network as it was after the best epoch, with its scaler
 * @param curve     every epoch that was run, in order
 * @param bestEpoch number of the epoch with the lowest validation loss, the earliest among equals; the last one where
 *                  there are no validation samples
 * @param seed      the seed of initial weights, order of samples and dropout
 */
public record TrainingResult(TrainedModel model, List<Epoch> curve, int bestEpoch, long seed) {

    /** Copies the curve. */
    public TrainingResult {
        curve = List.copyOf(curve);
    }

    /** Mean loss of the validation samples after the best epoch, in nats; NaN where there are none. */
    public double validationLoss() {
        return curve.get(bestEpoch - 1).validationLoss();
    }
}
