package org.insula.pipeline.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.Scaling;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * All that fitting a linear model to a fold needs but the labels: the standardised samples as the model's head sees
 * them, turned to their principal axes, and the parts that choose the penalty. It is made once a fold and serves any
 * number of label vectors, such as permutations.
 *
 * <p>A linear model needs no samples to stop by, so it learns from the fold's training and validation samples
 * together. Test samples have no part in anything here. Immutable; threads may share it.
 */
public final class LinearDesign {
    private final ModelSpec spec;
    private final Scaler scaler;
    private final int frames;
    private final int[] indices;
    private final SoftmaxRegression regression;
    private final PenaltyChoice choice;

    private LinearDesign(ModelSpec spec, Scaler scaler, int frames, int[] indices, double[][] features, int[] parts) {
        this.spec = spec;
        this.scaler = scaler;
        this.frames = frames;
        this.indices = indices;
        this.regression = SoftmaxRegression.over(features);
        this.choice = new PenaltyChoice(regression.axes(), parts);
    }

    /**
     * The design of a fold.
     *
     * @param spec a linear model
     * @throws IllegalArgumentException if the model is not linear or the fold has nothing to learn from
     */
    public static LinearDesign of(ModelSpec spec, SampleSet samples, Fold fold, Scaling scaling) {
        if (!spec.isLinear()) {
            throw new IllegalArgumentException(spec.name() + " is not linear");
        }
        int[] indices = learntFrom(fold);
        Scaler scaler = Scaler.fit(samples, indices, scaling);
        double[][] features = features(spec, samples, scaler, indices);
        return new LinearDesign(
                spec, scaler, samples.frames(), indices, features, InnerFolds.parts(samples, fold, indices));
    }

    /** Training and validation samples, ascending. */
    static int[] learntFrom(Fold fold) {
        int[] indices = IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.validation()))
                .sorted()
                .toArray();
        if (indices.length == 0) {
            throw new IllegalArgumentException(fold + " has nothing to train on");
        }
        return indices;
    }

    /** What the head sees of each sample, {@code [feature][row]}. */
    private static double[][] features(ModelSpec spec, SampleSet samples, Scaler scaler, int[] indices) {
        int regions = samples.regions().size();
        double[][] features = null;
        for (int row = 0; row < indices.length; row++) {
            double[] window = scaler.batch(samples, indices, row, row + 1).values();
            double[] seen = HeadInput.of(spec.readOut(), window, samples.frames(), regions);
            features = features == null ? new double[seen.length][indices.length] : features;
            for (int k = 0; k < seen.length; k++) {
                features[k][row] = seen[k];
            }
        }
        return features;
    }

    /** The samples that are learnt from, ascending. */
    public int[] indices() {
        return indices.clone();
    }

    /** The scaler, fitted on them. */
    public Scaler scaler() {
        return scaler;
    }

    /**
     * Chooses the penalty and fits.
     *
     * @param labels  class of every sample of the set, of which those that are learnt from are read
     * @param classes number of classes, at least 2
     * @param kind    how much a sample counts by its class
     */
    public LinearFit fit(int[] labels, int classes, ClassWeights kind) {
        int[] own = Arrays.stream(indices).map(index -> labels[index]).toArray();
        double[] weights = weights(own, classes, kind);
        PenaltyChoice.Chosen chosen = choice.of(own, classes, kind);
        SoftmaxWeights fitted = regression.fit(own, weights, classes, chosen.l2());
        Network network = Network.zeros(spec, frames, scaler.regions(), classes);
        network.setHead(fitted.weights(), fitted.intercepts());
        return new LinearFit(network, chosen.l2(), chosen.heldOut());
    }

    /** The fitted model of samples under their labels. */
    public TrainedModel model(SampleSet samples, ClassWeights kind) {
        LinearFit fit = fit(LinearTrainer.labels(samples), samples.labels().size(), kind);
        return TrainedModel.of(fit.network(), scaler, samples, indices);
    }

    private static double[] weights(int[] labels, int classes, ClassWeights kind) {
        Objective weighing = Objective.of(kind, 0, labels, classes);
        return Arrays.stream(labels).mapToDouble(weighing::weight).toArray();
    }
}
