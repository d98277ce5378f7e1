package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.insula.io.InputException;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Parameters;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;

/**
 * Fits networks by mini-batches: Adam on the cross-entropy of the logits, dropout, early stopping and the best
 * checkpoint by validation loss.
 *
 * <p>One seed decides the initial weights, the order of the samples and the dropout: the same arguments give the same
 * bits. Immutable; every call works in memory of its own, so threads may share a trainer.
 */
public final class Trainer {
    private final TrainingOptions options;

    /** A trainer with the given options. */
    public Trainer(TrainingOptions options) {
        this.options = options;
    }

    /**
     * Trains a network on a fold's training samples. Without validation samples it runs all epochs and keeps the last.
     *
     * @throws InputException           if the loss stops being a number: values or learning rate are too large
     * @throws IllegalArgumentException if the fold has no training samples
     */
    public TrainingResult train(ModelSpec spec, SampleSet samples, Fold fold, long seed) {
        if (fold.train().length == 0) {
            throw new IllegalArgumentException(fold + " has nothing to train on");
        }
        return new Run(spec, samples, fold, seed).train();
    }

    /** One training run's state. */
    private final class Run {
        private final SampleSet samples;
        private final int[] order;
        private final int[] validation;
        private final long seed;
        private final Scaler scaler;
        private final Network network;
        private final SplittableRandom shuffling;
        private final NetworkPass training;
        private final NetworkPass checking;
        private final Parameters gradients;
        private final Adam adam;
        private final double[] values;

        Run(ModelSpec spec, SampleSet samples, Fold fold, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            this.samples = samples;
            this.order = fold.train();
            this.validation = fold.validation();
            this.seed = seed;
            this.scaler = Scaler.fit(samples, order);
            this.network = Network.create(
                    spec, samples.regions().size(), samples.labels().size(), random.nextLong());
            this.shuffling = random.split();
            this.training = network.newTrainingPass(Precision.FLOAT64, options.dropout(), random.split());
            this.checking = network.newPass();
            this.gradients = network.parameters().zerosLike();
            this.adam = new Adam(network.parameters(), options.learningRate(), options.weightDecay());
            int largestBatch = Math.min(options.batch(), Math.max(order.length, validation.length));
            int sampleSize = Math.multiplyExact(samples.frames(), network.regions());
            this.values = new double[Math.multiplyExact(largestBatch, sampleSize)];
        }

        TrainingResult train() {
            List<Epoch> curve = new ArrayList<>();
            Parameters best = network.parameters().copy();
            int bestEpoch = 0;
            double bestLoss = Double.POSITIVE_INFINITY;
            for (int number = 1; number <= options.epochs() && number - bestEpoch <= options.patience(); number++) {
                Epoch epoch = epoch(number);
                curve.add(epoch);
                if (validation.length == 0 || epoch.validationLoss() < bestLoss) {
                    bestLoss = epoch.validationLoss();
                    bestEpoch = number;
                    best.set(network.parameters());
                }
            }
            network.parameters().set(best);
            TrainedModel model =
                    new TrainedModel(network, scaler, samples.labels(), samples.regions(), samples.frames());
            return new TrainingResult(model, curve, bestEpoch, seed);
        }

        private Epoch epoch(int number) {
            shuffle();
            double loss = 0;
            for (int from = 0; from < order.length; from += options.batch()) {
                int to = Math.min(order.length, from + options.batch());
                loss += (to - from) * step(from, to);
            }
            double trainingLoss = loss / order.length;
            Epoch epoch = validate(number, trainingLoss);
            boolean diverged = validation.length > 0 && !Double.isFinite(epoch.validationLoss());
            if (diverged || !Double.isFinite(trainingLoss)) {
                throw new InputException(
                        "training of " + network.spec().name(),
                        "the loss is not a number any more in epoch " + number,
                        "lower learningRate, and look for infinite values in the time series");
            }
            return epoch;
        }

        private double step(int from, int to) {
            SequenceBatch batch = scaler.batch(samples, order, from, to, values);
            int[] labels = labels(order, from, to);
            double[] logits = training.forward(batch);
            gradients.clear();
            training.addParameterGradients(Softmax.crossEntropyGradient(logits, labels, network.classes()), gradients);
            double loss = Softmax.crossEntropy(logits, labels, network.classes());
            adam.step(network.parameters(), gradients);
            return loss;
        }

        private Epoch validate(int number, double trainingLoss) {
            double loss = 0;
            int right = 0;
            for (int from = 0; from < validation.length; from += options.batch()) {
                int to = Math.min(validation.length, from + options.batch());
                int[] labels = labels(validation, from, to);
                double[] logits = checking.forward(scaler.batch(samples, validation, from, to, values));
                loss += (to - from) * Softmax.crossEntropy(logits, labels, network.classes());
                for (int i = 0; i < labels.length; i++) {
                    right += Softmax.predicted(logits, i, network.classes()) == labels[i] ? 1 : 0;
                }
            }
            double count = validation.length;
            return new Epoch(number, trainingLoss, loss / count, right / count);
        }

        private int[] labels(int[] indices, int from, int to) {
            int[] labels = new int[to - from];
            for (int i = from; i < to; i++) {
                labels[i - from] = samples.sample(indices[i]).label();
            }
            return labels;
        }

        /** Fisher–Yates. */
        private void shuffle() {
            for (int i = order.length - 1; i > 0; i--) {
                int j = shuffling.nextInt(i + 1);
                int held = order[i];
                order[i] = order[j];
                order[j] = held;
            }
        }
    }
}
