package org.insula.pipeline.train;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * Fits linear models: softmax regression to its optimum, with the strength of its L2 penalty chosen by grouped
 * cross-validation among the samples that are learnt from, training and validation samples together.
 *
 * <p>Of the training options, scaling and class weights apply; epochs, batches, rates, decay, dropout, smoothing,
 * initialisation, stopping and precision have no meaning here. Nothing is random. Immutable; threads may share it.
 */
final class LinearTrainer {
    private static final int BATCH = 64;

    private final TrainingOptions options;

    LinearTrainer(TrainingOptions options) {
        this.options = options;
    }

    /**
     * The optimum, with a curve of one epoch that has the loss and accuracy of the samples learnt from.
     *
     * @param seed is passed on to the result and has no influence
     */
    TrainingResult train(ModelSpec spec, SampleSet samples, Fold fold, long seed) {
        LinearDesign design = LinearDesign.of(spec, samples, fold, options.scaling());
        int[] labels = labels(samples);
        LinearFit fit = design.fit(labels, samples.labels().size(), options.classWeights());
        Epoch epoch = epoch(fit.network(), samples, design, labels);
        TrainedModel model = TrainedModel.of(fit.network(), design.scaler(), samples, design.indices());
        return new TrainingResult(model, List.of(epoch), 1, seed, OptionalDouble.of(fit.l2()));
    }

    /** The model whose weights are zero: it finds every class as likely. */
    TrainedModel untrained(ModelSpec spec, SampleSet samples, Fold fold) {
        Scaler scaler = Scaler.fit(samples, LinearDesign.learntFrom(fold), options.scaling());
        Network zeros = Network.zeros(
                spec,
                samples.frames(),
                samples.regions().size(),
                samples.labels().size());
        return TrainedModel.of(zeros, scaler, samples, LinearDesign.learntFrom(fold));
    }

    /** Class of every sample. */
    static int[] labels(SampleSet samples) {
        int[] labels = new int[samples.size()];
        Arrays.setAll(labels, index -> samples.sample(index).label());
        return labels;
    }

    private Epoch epoch(Network network, SampleSet samples, LinearDesign design, int[] labels) {
        int[] indices = design.indices();
        int[] own = Arrays.stream(indices).map(index -> labels[index]).toArray();
        Objective objective = Objective.of(options.classWeights(), 0, own, network.classes());
        NetworkPass pass = network.newPass();
        Score score = Score.NOTHING;
        for (int from = 0; from < indices.length; from += BATCH) {
            int to = Math.min(indices.length, from + BATCH);
            SequenceBatch batch = design.scaler().batch(samples, indices, from, to);
            score = score.plus(objective.score(pass.forward(batch), Arrays.copyOfRange(own, from, to)));
        }
        double accuracy = score.right() / (double) indices.length;
        return new Epoch(1, score.meanLoss(), accuracy, Double.NaN, Double.NaN);
    }
}
