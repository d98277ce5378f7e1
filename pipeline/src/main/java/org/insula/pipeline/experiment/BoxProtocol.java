package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.insula.pipeline.model.Initialisation;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.train.Stopping;
import org.insula.pipeline.train.TrainingOptions;

/**
 * How a box experiment is done.
 *
 * @param training     training samples
 * @param test         test samples
 * @param options      of training
 * @param attributions how test samples are explained, the published way first
 */
public record BoxProtocol(int training, int test, TrainingOptions options, List<NamedAttribution> attributions)
        implements Serializable {
    private static final int TRAINING = 1000;
    private static final int TEST = 300;
    private static final int EPOCHS = 400;
    private static final int STUDY_EPOCHS = 10;
    private static final int STUDY_BATCH = 16;
    private static final double STUDY_RATE = 2e-3;
    private static final double STUDY_DROPOUT = 0.4;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there are fewer than 2 training or test samples, or no attribution, or
     *                                  the first explains no single samples
     */
    public BoxProtocol {
        if (training < 2
                || test < 2
                || attributions.isEmpty()
                || !attributions.get(0).method().isPerSample()) {
            throw new IllegalArgumentException("a box experiment needs samples and attributions, not " + training + ", "
                    + test + " and " + attributions);
        }
        attributions = new ArrayList<>(attributions);
    }

    /**
     * The protocol of the implementation that Ismail et al. (2019) released: 1000 training and 300 test samples,
     * standardised in each frame; weights Xavier-uniform, dropout 0.1, Adam at 0.001, batches of 50, at most 400
     * epochs, until every training sample is told right at one look, every three steps.
     */
    public static BoxProtocol released() {
        TrainingOptions options = TrainingOptions.defaults()
                .withEpochs(EPOCHS)
                .withScaling(Scaling.FRAME_AND_REGION)
                .withInitialisation(Initialisation.XAVIER_UNIFORM)
                .withStopping(Stopping.FULL_TRAINING_ACCURACY_ONCE);
        return new BoxProtocol(TRAINING, TEST, options, NamedAttribution.usual());
    }

    /**
     * The released protocol but for two things, chosen because with them the input-cell LSTM reaches the published
     * figures: first weights are uniform within ±1/√inputs, and training goes on until every training sample is told
     * right at three looks in a row.
     */
    public static BoxProtocol ours() {
        BoxProtocol released = released();
        TrainingOptions options = released.options
                .withInitialisation(Initialisation.INPUTS_UNIFORM)
                .withStopping(Stopping.FULL_TRAINING_ACCURACY);
        return new BoxProtocol(released.training, released.test, options, released.attributions);
    }

    /**
     * Training as in a study, for {@link PaperModels#studies}: values standardised by region, dropout 0.4, Adam at 0.002,
     * gradients of length 1 at most, 10 epochs of batches of 16. Attributions: the published one, the shuffled control
     * and the maps that keep their signs.
     */
    public static BoxProtocol study() {
        TrainingOptions options = TrainingOptions.defaults()
                .withEpochs(STUDY_EPOCHS)
                .withBatch(STUDY_BATCH)
                .withLearningRate(STUDY_RATE)
                .withDropout(STUDY_DROPOUT)
                .withGradientNorm(1);
        return new BoxProtocol(TRAINING, TEST, options, NamedAttribution.signed());
    }

    /** The same with other numbers of samples. */
    public BoxProtocol withSamples(int newTraining, int newTest) {
        return new BoxProtocol(newTraining, newTest, options, attributions);
    }

    /** The same with another number of epochs at most. */
    public BoxProtocol withEpochs(int epochs) {
        return new BoxProtocol(training, test, options.withEpochs(epochs), attributions);
    }

    /** The same with other attributions. */
    public BoxProtocol withAttributions(List<NamedAttribution> newAttributions) {
        return new BoxProtocol(training, test, options, newAttributions);
    }
}
