package org.insula.pipeline.train;

import java.io.Serializable;

/**
 * What one pass over the training samples came to.
 *
 * @param number             from 1
 * @param trainingLoss       cross-entropy in nats, mean over the samples as they were trained on (with dropout, before
 *                           each step)
 * @param validationLoss     cross-entropy of the validation samples after the epoch; NaN without validation samples
 * @param validationAccuracy share of validation samples told right after the epoch, 0..1; NaN without validation
 *                           samples
 */
public record Epoch(int number, double trainingLoss, double validationLoss, double validationAccuracy)
        implements Serializable {}
