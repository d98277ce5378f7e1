package org.insula.pipeline.train;

import java.util.Optional;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.Skip;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * The linear map that is added to a network's class scores: softmax regression fitted to its optimum, with its penalty
 * chosen within the samples that are learnt from. It stays as it is while the network is trained.
 *
 * <p>The network is trained on top of the scores that each sample had from the fit that it was held out from, not from the
 * final one: on samples that it was fitted to, a linear map of many weights is certain and right, and would leave nothing
 * to learn (Wolpert 1992, stacked generalisation). Where no linear map helps, the penalty is strong and the scores are
 * near zero. Immutable.
 */
final class LinearSkip {
    private final LinearDesign design;
    private final LinearFit fit;
    private final SampleSet samples;

    private LinearSkip(LinearDesign design, LinearFit fit, SampleSet samples) {
        this.design = design;
        this.fit = fit;
        this.samples = samples;
    }

    /** The skip of a fold's networks; empty if the spec has none. */
    static Optional<LinearSkip> of(ModelSpec spec, SampleSet samples, Fold fold, TrainingOptions options) {
        if (spec.skip() == Skip.NONE) {
            return Optional.empty();
        }
        LinearDesign design = LinearDesign.of(ModelSpec.linear(), samples, fold, options.scaling());
        int classes = samples.labels().size();
        LinearFit fit = design.fit(LinearTrainer.labels(samples), classes, options.classWeights());
        return Optional.of(new LinearSkip(design, fit, samples));
    }

    /** The scaler of the fit, which the network shares. */
    Scaler scaler() {
        return design.scaler();
    }

    /** What training and validation samples have from the fits that they were held out from. */
    ClassScores heldOut() {
        return ClassScores.of(samples.size(), design.indices(), fit.heldOut());
    }

    /** The strength of the penalty. */
    double l2() {
        return fit.l2();
    }

    /** A network with the fit added. */
    Network addedTo(Network network) {
        return network.withSkip(fit.network());
    }

    /** A network with a skip of zero weights: where training starts. */
    Network startOf(Network network) {
        return network.withSkip(
                Network.zeros(ModelSpec.linear(), samples.frames(), network.regions(), network.classes()));
    }
}
