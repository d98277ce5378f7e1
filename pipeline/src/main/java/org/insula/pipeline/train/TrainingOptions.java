package org.insula.pipeline.train;

import java.io.Serializable;

/**
 * How a network is fitted. Immutable; starts from {@link #defaults()}.
 *
 * @param epochs       passes over the training samples at most, at least 1
 * @param batch        samples of a mini-batch, at least 1
 * @param learningRate step size of Adam, above 0
 * @param weightDecay  decoupled weight decay per step, as a share of the learning rate, at least 0; biases do not decay
 * @param dropout      probability that an input value, or a value of the hidden output, is set to zero in training; in
 *                     [0, 1)
 * @param patience     epochs without a better validation loss after which training stops, at least 1
 */
public record TrainingOptions(
        int epochs, int batch, double learningRate, double weightDecay, double dropout, int patience)
        implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is outside the range given above
     */
    public TrainingOptions {
        check(epochs >= 1, "epochs", epochs, "at least 1");
        check(batch >= 1, "batch", batch, "at least 1");
        check(learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "above 0");
        check(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "at least 0");
        check(dropout >= 0 && dropout < 1, "dropout", dropout, "at least 0 and below 1");
        check(patience >= 1, "patience", patience, "at least 1");
    }

    /** At most 100 epochs of batches of 50, learning rate 0.001, no weight decay, dropout 0.1, patience 15. */
    public static TrainingOptions defaults() {
        return new TrainingOptions(100, 50, 1e-3, 0, 0.1, 15);
    }

    /** The same with another number of epochs. */
    public TrainingOptions withEpochs(int newEpochs) {
        return new TrainingOptions(newEpochs, batch, learningRate, weightDecay, dropout, patience);
    }

    /** The same with another batch size. */
    public TrainingOptions withBatch(int samples) {
        return new TrainingOptions(epochs, samples, learningRate, weightDecay, dropout, patience);
    }

    /** The same with another learning rate. */
    public TrainingOptions withLearningRate(double rate) {
        return new TrainingOptions(epochs, batch, rate, weightDecay, dropout, patience);
    }

    /** The same with another weight decay. */
    public TrainingOptions withWeightDecay(double decay) {
        return new TrainingOptions(epochs, batch, learningRate, decay, dropout, patience);
    }

    /** The same with another dropout probability. */
    public TrainingOptions withDropout(double probability) {
        return new TrainingOptions(epochs, batch, learningRate, weightDecay, probability, patience);
    }

    /** The same with another patience. */
    public TrainingOptions withPatience(int newPatience) {
        return new TrainingOptions(epochs, batch, learningRate, weightDecay, dropout, newPatience);
    }

    private static void check(boolean holds, String what, double value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be " + wanted);
        }
    }
}
