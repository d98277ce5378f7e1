package org.insula.pipeline.experiment;

import java.io.Serializable;
import org.insula.pipeline.train.TrainingOptions;

/**
 * How digits are learnt and explained.
 *
 * @param training pictures to learn from, validation included; the first of the set
 * @param test     pictures to tell and to explain; the first of the set
 * @param options  of training
 */
public record DigitProtocol(int training, int test, TrainingOptions options) implements Serializable {
    private static final int EPOCHS = 20;
    private static final int BATCH = 64;
    private static final double LEARNING_RATE = 2e-3;
    private static final int PATIENCE = 5;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there are fewer than 10 training pictures or no test picture
     */
    public DigitProtocol {
        if (training < 10 || test < 1) {
            throw new IllegalArgumentException(
                    "digits need at least 10 training and 1 test pictures, not " + training + " and " + test);
        }
    }

    /**
     * All pictures; at most 20 epochs of batches of 64, Adam at 0.002, dropout 0.1; the checkpoint is chosen on the last
     * tenth of the training pictures.
     */
    public static DigitProtocol usual() {
        TrainingOptions options = TrainingOptions.defaults()
                .withEpochs(EPOCHS)
                .withBatch(BATCH)
                .withLearningRate(LEARNING_RATE)
                .withPatience(PATIENCE);
        return new DigitProtocol(Integer.MAX_VALUE, Integer.MAX_VALUE, options);
    }

    /** The same with at most so many pictures. */
    public DigitProtocol withPictures(int newTraining, int newTest) {
        return new DigitProtocol(newTraining, newTest, options);
    }

    /** The same with another number of epochs at most. */
    public DigitProtocol withEpochs(int epochs) {
        return new DigitProtocol(training, test, options.withEpochs(epochs));
    }
}
