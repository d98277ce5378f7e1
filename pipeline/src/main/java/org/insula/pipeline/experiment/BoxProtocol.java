package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there are fewer than 2 training or test samples, or no attribution
     */
    public BoxProtocol {
        if (training < 2 || test < 2 || attributions.isEmpty()) {
            throw new IllegalArgumentException("a box experiment needs samples and attributions, not " + training + ", "
                    + test + " and " + attributions);
        }
        attributions = new ArrayList<>(attributions);
    }

    /**
     * The protocol of Ismail et al. (2019): 1000 training and 300 test samples, standardised in each frame; dropout
     * 0.1, Adam at 0.001, batches of 50, at most 400 epochs, until every training sample is told right.
     */
    public static BoxProtocol published() {
        TrainingOptions options = TrainingOptions.defaults()
                .withEpochs(EPOCHS)
                .withScaling(Scaling.FRAME_AND_REGION)
                .withStopping(Stopping.FULL_TRAINING_ACCURACY);
        return new BoxProtocol(TRAINING, TEST, options, NamedAttribution.usual());
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
