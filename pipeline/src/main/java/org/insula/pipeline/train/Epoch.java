package org.insula.pipeline.train;

import java.io.Serializable;

/**
 * What one pass over the training samples came to. Losses are what training makes small: cross-entropy in nats, with
 * class weights and smoothed labels where the options ask for them.
 *
 * @param number             from 1
 * @param trainingLoss       mean over the samples as they were trained on (with dropout, before each step)
 * @param trainingAccuracy   share of them told right then, 0..1
 * @param validationLoss     mean over the validation samples after the epoch; NaN without validation samples
 * @param validationAccuracy share of validation samples told right after the epoch, 0..1; NaN without validation
 *                           samples
 */
public record Epoch(
        int number, double trainingLoss, double trainingAccuracy, double validationLoss, double validationAccuracy)
        implements Serializable {}
