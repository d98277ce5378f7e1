package org.insula.pipeline.train;

import java.io.Serializable;
import java.util.Objects;
import org.insula.io.Component;
import org.insula.pipeline.model.Initialisation;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.Scaling;

/**
 * How a network is fitted. Immutable; starts from {@link #defaults()}.
 *
 * @param epochs         passes over the training samples at most, at least 1
 * @param batch          samples of a mini-batch, at least 1
 * @param learningRate   step size of Adam in the first epoch, above 0
 * @param schedule       how the learning rate changes from epoch to epoch
 * @param weightDecay    decoupled weight decay per step, as a share of the learning rate, at least 0; biases do not
 *                       decay
 * @param gradientNorm   length that the gradient of a batch is shortened to where it is longer; 0 for any length
 * @param dropout        probability that an input value, or a value of the hidden output, is set to zero in training;
 *                       in [0, 1)
 * @param classWeights   how much a sample counts by its class
 * @param labelSmoothing share of a sample's label that is spread evenly over all classes, in [0, 1)
 * @param initialisation how weights are drawn before the first step
 * @param scaling        over what values are standardised
 * @param stopping       when training ends before its last epoch
 * @param patience       epochs without a better validation loss after which training stops, at least 1
 * @param refit          what becomes of the validation samples after the best epoch is chosen
 * @param precision      the arithmetic of forward and backward passes
 */
public record TrainingOptions(
        int epochs,
        int batch,
        double learningRate,
        Schedule schedule,
        double weightDecay,
        double gradientNorm,
        double dropout,
        ClassWeights classWeights,
        double labelSmoothing,
        Initialisation initialisation,
        Scaling scaling,
        Stopping stopping,
        int patience,
        Refit refit,
        Precision precision)
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
        Objects.requireNonNull(schedule, "schedule");
        check(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "at least 0");
        check(gradientNorm >= 0 && Double.isFinite(gradientNorm), "gradientNorm", gradientNorm, "at least 0");
        check(dropout >= 0 && dropout < 1, "dropout", dropout, "at least 0 and below 1");
        Objects.requireNonNull(classWeights, "classWeights");
        check(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing, "at least 0 and below 1");
        Objects.requireNonNull(initialisation, "initialisation");
        Objects.requireNonNull(scaling, "scaling");
        Objects.requireNonNull(stopping, "stopping");
        check(patience >= 1, "patience", patience, "at least 1");
        Objects.requireNonNull(refit, "refit");
        Objects.requireNonNull(precision, "precision");
    }

    /**
     * At most 100 epochs of batches of 50 in single precision; learning rate 0.001 throughout, dropout 0.1, patience
     * 15; no weight decay, clipping, class weights or label smoothing; weights start Xavier-uniform, values are standardised by region;
     * the network of the best epoch is kept as it is.
     */
    public static TrainingOptions defaults() {
        return new TrainingOptions(
                100,
                50,
                1e-3,
                Schedule.CONSTANT,
                0,
                0,
                0.1,
                ClassWeights.EQUAL,
                0,
                Initialisation.XAVIER_UNIFORM,
                Scaling.REGION,
                Stopping.PATIENCE,
                15,
                Refit.NONE,
                Precision.FLOAT32);
    }

    /** The same with another number of epochs. */
    public TrainingOptions withEpochs(int newEpochs) {
        return with("epochs", newEpochs);
    }

    /** The same with another batch size. */
    public TrainingOptions withBatch(int samples) {
        return with("batch", samples);
    }

    /** The same with another learning rate. */
    public TrainingOptions withLearningRate(double rate) {
        return with("learningRate", rate);
    }

    /** The same with another learning-rate schedule. */
    public TrainingOptions withSchedule(Schedule newSchedule) {
        return with("schedule", newSchedule);
    }

    /** The same with another weight decay. */
    public TrainingOptions withWeightDecay(double decay) {
        return with("weightDecay", decay);
    }

    /** The same with another longest gradient; 0 for any. */
    public TrainingOptions withGradientNorm(double norm) {
        return with("gradientNorm", norm);
    }

    /** The same with another dropout probability. */
    public TrainingOptions withDropout(double probability) {
        return with("dropout", probability);
    }

    /** The same with another way to weigh classes. */
    public TrainingOptions withClassWeights(ClassWeights weights) {
        return with("classWeights", weights);
    }

    /** The same with another label smoothing. */
    public TrainingOptions withLabelSmoothing(double share) {
        return with("labelSmoothing", share);
    }

    /** The same with another way to draw the first weights. */
    public TrainingOptions withInitialisation(Initialisation newInitialisation) {
        return with("initialisation", newInitialisation);
    }

    /** The same with another way to standardise. */
    public TrainingOptions withScaling(Scaling newScaling) {
        return with("scaling", newScaling);
    }

    /** The same with another rule to stop. */
    public TrainingOptions withStopping(Stopping newStopping) {
        return with("stopping", newStopping);
    }

    /** The same with another patience. */
    public TrainingOptions withPatience(int newPatience) {
        return with("patience", newPatience);
    }

    /** The same with another use of the validation samples. */
    public TrainingOptions withRefit(Refit newRefit) {
        return with("refit", newRefit);
    }

    /** The same with another precision. */
    public TrainingOptions withPrecision(Precision newPrecision) {
        return with("precision", newPrecision);
    }

    private TrainingOptions with(String component, Object value) {
        return (TrainingOptions) Component.of(TrainingOptions.class, component).with(this, value);
    }

    private static void check(boolean holds, String what, double value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be " + wanted);
        }
    }
}
