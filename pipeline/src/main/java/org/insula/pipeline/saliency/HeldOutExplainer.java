package org.insula.pipeline.saliency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Predicts and explains samples that a model was not trained on, in batches.
 *
 * @param attribution how to explain
 * @param target      which class's score to explain
 * @param precision   the arithmetic it is done in
 */
public record HeldOutExplainer(Attribution attribution, Target target, Precision precision) {
    /** Explains in double precision. */
    public HeldOutExplainer(Attribution attribution, Target target) {
        this(attribution, target, Precision.FLOAT64);
    }

    /** Gradient of the true class's probability, as in Ismail et al. (2019). */
    public static HeldOutExplainer withDefaults() {
        return new HeldOutExplainer(new Gradient(Score.PROBABILITY), Target.TRUE_CLASS);
    }

    /**
     * Explains the chosen samples, in the order given.
     *
     * @param heldOut indices of samples of the fold's test part
     * @throws IllegalArgumentException if the samples' labels, regions or frames are not those that the model was
     *                                  trained on
     */
    public List<Explanation> explain(TrainedModel model, SampleSet samples, int[] heldOut) {
        List<Explanation> explanations = new ArrayList<>();
        explain(model, samples, heldOut, explanations::add);
        return explanations;
    }

    /** The same, handing over one explanation at a time; only one batch is in memory. */
    public void explain(TrainedModel model, SampleSet samples, int[] heldOut, Consumer<Explanation> receiver) {
        model.requireFit(samples);
        NetworkPass pass = model.network().newPass(precision);
        HeldOutBatches.of(heldOut).forEach(batch -> explainBatch(model, pass, samples, batch, receiver));
    }

    private void explainBatch(
            TrainedModel model, NetworkPass pass, SampleSet samples, int[] indices, Consumer<Explanation> receiver) {
        int classes = model.network().classes();
        SequenceBatch batch = model.scaler().batch(samples, indices, 0, indices.length);
        double[] logits = pass.forward(batch);
        double[] probabilities = Softmax.probabilities(logits, indices.length, classes);
        int[] predicted = new int[indices.length];
        Arrays.setAll(predicted, i -> Softmax.predicted(probabilities, i, classes));
        int[] explained = new int[indices.length];
        Arrays.setAll(explained, i -> switch (target) {
            case TRUE_CLASS -> samples.sample(indices[i]).label();
            case PREDICTED_CLASS -> predicted[i];
        });
        double[] saliency = attribution.attribute(pass, batch, explained);
        for (int i = 0; i < indices.length; i++) {
            float[] own = ofSample(model, samples.sample(indices[i]), saliency, i * batch.frames() * batch.regions());
            double[] ownProbabilities = Arrays.copyOfRange(probabilities, i * classes, (i + 1) * classes);
            receiver.accept(new Explanation(indices[i], predicted[i], ownProbabilities, own));
        }
    }

    private static float[] ofSample(TrainedModel model, Sample sample, double[] saliency, int offset) {
        int regions = sample.regions();
        float[] own = new float[sample.frames() * regions];
        for (int i = 0; i < own.length; i++) {
            int region = i % regions;
            boolean unknown = sample.isMissing(region) || model.scaler().ignores(region);
            own[i] = unknown ? Float.NaN : (float) saliency[offset + i];
        }
        return own;
    }
}
