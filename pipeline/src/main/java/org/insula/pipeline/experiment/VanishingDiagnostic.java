package org.insula.pipeline.experiment;

import java.util.List;
import org.insula.pipeline.importance.Decay;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Attribution;
import org.insula.pipeline.saliency.Gradient;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.SampleSet;

/**
 * Tells of a trained model whether its saliency vanishes (Ismail et al. 2019): the share of each frame, and for an LSTM
 * the product of forget-gate terms that makes it vanish. Immutable; threads may share it.
 *
 * @param attribution how samples are explained
 * @param target      which class
 */
public record VanishingDiagnostic(Attribution attribution, Target target) {

    /** By the gradient of the true class's logit, which does not fade where the network is certain. */
    public static VanishingDiagnostic withDefaults() {
        return new VanishingDiagnostic(new Gradient(Score.LOGIT), Target.TRUE_CLASS);
    }

    /**
     * Looks at the chosen samples.
     *
     * @param heldOut indices of samples that the model was not trained on
     * @throws IllegalArgumentException if no sample is chosen, or they are not of the kind that it was trained on
     */
    public VanishingResult diagnose(TrainedModel model, SampleSet samples, int[] heldOut) {
        if (heldOut.length == 0) {
            throw new IllegalArgumentException("no samples to look at");
        }
        MagnitudeMean mean =
                new MagnitudeMean(samples.frames() * samples.regions().size());
        new HeldOutExplainer(attribution, target).explain(model, samples, heldOut, one -> mean.add(one.saliency()));
        Decay saliency = Decay.of(byFrame(mean.means(), samples.frames()));
        boolean lstm = model.network().spec().cell() == CellKind.LSTM;
        Decay memory = lstm ? Decay.of(memory(model, samples, heldOut)) : null;
        return new VanishingResult(model.network().spec().name(), heldOut.length, saliency, memory);
    }

    /** The same for several models. */
    public List<VanishingResult> diagnose(List<TrainedModel> models, SampleSet samples, int[] heldOut) {
        return models.stream().map(model -> diagnose(model, samples, heldOut)).toList();
    }

    private static double[] byFrame(double[] shares, int frames) {
        int regions = shares.length / frames;
        double[] sums = new double[frames];
        for (int i = 0; i < shares.length; i++) {
            sums[i / regions] += shares[i];
        }
        return sums;
    }

    private static double[] memory(TrainedModel model, SampleSet samples, int[] heldOut) {
        Network network = model.network();
        double[] mean = new double[samples.frames()];
        for (int i = 0; i < heldOut.length; i++) {
            SequenceBatch one = model.scaler().batch(samples, heldOut, i, i + 1);
            double[] products = LstmTrace.of(network, one, 0).products();
            for (int t = 0; t < mean.length; t++) {
                mean[t] += products[t] / heldOut.length;
            }
        }
        return mean;
    }
}
