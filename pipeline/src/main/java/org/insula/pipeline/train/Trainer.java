package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.insula.io.InputException;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Parameters;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.Skip;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.Shuffling;

/**
 * Fits networks by mini-batches: Adam on the cross-entropy of the logits, dropout, early stopping and the best
 * checkpoint by validation loss.
 *
 * <p>One seed decides the initial weights, the order of the samples and the dropout: the same arguments give the same
 * bits. Immutable; every call works in memory of its own, so threads may share a trainer.
 */
public final class Trainer {
    private final TrainingOptions options;
    private final int threads;
    private final Consumer<Epoch> listener;

    /** Most bytes of standardised samples that are kept: a large study standardises its samples again. */
    private static final long MOST_KEPT = 16L << 20;

    /** A trainer with the given options that uses one thread. */
    public Trainer(TrainingOptions options) {
        this(options, 1, epoch -> {});
    }

    private Trainer(TrainingOptions options, int threads, Consumer<Epoch> listener) {
        this.options = options;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * The same with another number of threads that work on a batch side by side; more than 2 help only where batches
     * are larger than 64. Results do not depend on it.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer withThreads(int newThreads) {
        if (newThreads < 1) {
            throw new IllegalArgumentException("threads is " + newThreads + "; it must be at least 1");
        }
        return new Trainer(options, newThreads, listener);
    }

    /** The same, telling each epoch, once it has ended, to the listener too, on the thread that trains. */
    public Trainer withListener(Consumer<Epoch> newListener) {
        return new Trainer(options, threads, newListener);
    }

    /**
     * Trains a network on a fold's training samples. Without validation samples it keeps the last epoch.
     *
     * <p>A {@linkplain ModelSpec#isLinear() linear} model has no epochs: it is fitted to its optimum on training and
     * validation samples together, with a penalty chosen among them ({@link LinearDesign}). The seed and most options
     * have no influence on it; scaling and class weights have. A network with a skip is trained on top of such a model
     * ({@link LinearSkip}).
     *
     * @throws InputException           if the loss stops being a number: values or learning rate are too large; or the
     *                                  model is too large for an array
     * @throws IllegalArgumentException if the fold has no training samples
     */
    public TrainingResult train(ModelSpec spec, SampleSet samples, Fold fold, long seed) {
        if (spec.isLinear()) {
            TrainingResult result = new LinearTrainer(options).train(spec, samples, fold, seed);
            listener.accept(result.curve().get(0));
            return result;
        }
        requireTraining(fold);
        Optional<LinearSkip> skip = LinearSkip.of(spec, samples, fold, options);
        TrainingResult result;
        try (Run run = new Run(spec, skip, samples, fold, seed)) {
            result = run.train(options.epochs(), listener);
        }
        if (options.refit() == Refit.NONE || fold.validation().length == 0) {
            return result;
        }
        try (Run run = new Run(spec, skip, samples, withoutValidation(fold), seed)) {
            return result.with(run.train(result.bestEpoch(), epoch -> {}).model());
        }
    }

    /**
     * Bytes of heap that a training keeps of its samples, standardised; 0 where that would be too much.
     *
     * @param values frames · regions of a sample
     */
    public static long keptBytes(long samples, long values) {
        double bytes = (double) samples * values * Double.BYTES;
        return bytes <= MOST_KEPT ? (long) bytes : 0;
    }

    /** The fold whose training samples are its training and validation samples together. */
    private static Fold withoutValidation(Fold fold) {
        return new Fold(fold.index(), LinearDesign.learntFrom(fold), new int[0], fold.test());
    }

    /**
     * The network that {@link #train} starts from with the same arguments, before its first step: a control of what its
     * training adds. A linear model starts from zero weights.
     *
     * @throws InputException           if the model is too large for an array
     * @throws IllegalArgumentException if the fold has no training samples, whose values are standardised
     */
    public TrainedModel untrained(ModelSpec spec, SampleSet samples, Fold fold, long seed) {
        if (spec.isLinear()) {
            return new LinearTrainer(options).untrained(spec, samples, fold);
        }
        requireTraining(fold);
        Optional<LinearSkip> skip = LinearSkip.of(spec, samples, fold, options);
        Network network = create(spec.withSkip(Skip.NONE), samples, new SplittableRandom(seed).nextLong());
        Network whole = skip.map(each -> each.startOf(network)).orElse(network);
        return TrainedModel.of(whole, scaler(skip, samples, fold), samples, fold.train());
    }

    private static void requireTraining(Fold fold) {
        if (fold.train().length == 0) {
            throw new IllegalArgumentException(fold + " has nothing to train on");
        }
    }

    private Scaler scaler(Optional<LinearSkip> skip, SampleSet samples, Fold fold) {
        return skip.map(LinearSkip::scaler).orElseGet(() -> Scaler.fit(samples, fold.train(), options.scaling()));
    }

    private Network create(ModelSpec spec, SampleSet samples, long seed) {
        int regions = samples.regions().size();
        try {
            return Network.create(
                    spec, samples.frames(), regions, samples.labels().size(), options.initialisation(), seed);
        } catch (ArithmeticException e) {
            throw new InputException(
                    "training of " + spec.name(),
                    "with " + regions + " regions the model has more weights than can be counted",
                    "lower hidden, attentionWidth or hops",
                    e);
        }
    }

    /** One training run's state. */
    private final class Run implements AutoCloseable {
        private final SampleSet samples;
        private final int[] training;
        private final int[] order;
        private final int[] validation;
        private final long seed;
        private final Optional<LinearSkip> skip;
        private final Scaler scaler;
        private final Network network;
        private final SplittableRandom shuffling;
        private final BatchRunner runner;
        private final Adam adam;

        /** Whether training may end because every training sample was told right. */
        private boolean learnt;

        private long steps;

        /** Looks in a row that found every training sample told right. */
        private int looksInARow;

        Run(ModelSpec spec, Optional<LinearSkip> skip, SampleSet samples, Fold fold, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int classes = samples.labels().size();
            this.samples = samples;
            this.training = fold.train();
            this.order = fold.train();
            this.validation = fold.validation();
            this.seed = seed;
            this.skip = skip;
            this.scaler = scaler(skip, samples, fold);
            this.network = create(spec.withSkip(Skip.NONE), samples, random.nextLong());
            skip.ifPresent(each -> network.clearHead());
            this.shuffling = random.split();
            int[] labels = Arrays.stream(order)
                    .map(index -> samples.sample(index).label())
                    .toArray();
            Objective objective = Objective.of(options.classWeights(), options.labelSmoothing(), labels, classes);
            ClassScores given = skip.map(LinearSkip::heldOut).orElse(ClassScores.none());
            this.runner = new BatchRunner(network, samples, scaler, objective, given, options, threads, random.split());
            this.adam = new Adam(network.parameters(), options.weightDecay(), options.gradientNorm());
        }

        /** Trains for at most so many epochs, telling each. */
        TrainingResult train(int most, Consumer<Epoch> told) {
            List<Epoch> curve = new ArrayList<>();
            Parameters best = network.parameters().copy();
            int bestEpoch = 0;
            double bestLoss = Double.POSITIVE_INFINITY;
            if (skip.isPresent() && validation.length > 0) {
                curve.add(start());
                bestLoss = curve.get(0).validationLoss();
            }
            for (int number = 1; number <= most && !learnt && number - bestEpoch <= options.patience(); number++) {
                Epoch epoch = epoch(number);
                curve.add(epoch);
                told.accept(epoch);
                if (validation.length == 0 || epoch.validationLoss() < bestLoss) {
                    bestLoss = epoch.validationLoss();
                    bestEpoch = number;
                    best.set(network.parameters());
                }
            }
            network.parameters().set(best);
            Network whole = skip.map(each -> each.addedTo(network)).orElse(network);
            OptionalDouble l2 = skip.map(each -> OptionalDouble.of(each.l2())).orElse(OptionalDouble.empty());
            TrainedModel model = TrainedModel.of(whole, scaler, samples, training);
            return new TrainingResult(model, curve, bestEpoch, seed, l2);
        }

        /** Epoch 0 of a network with a skip: what the skip alone comes to, which later epochs have to improve on. */
        private Epoch start() {
            Score checked = check(validation);
            double accuracy = checked.right() / (double) validation.length;
            return new Epoch(0, Double.NaN, Double.NaN, checked.meanLoss(), accuracy);
        }

        private Epoch epoch(int number) {
            Shuffling.shuffle(order, shuffling);
            double progress = (number - 1.0) / options.epochs();
            double rate = options.learningRate() * options.schedule().factor(progress);
            Score training = Score.NOTHING;
            int trained = 0;
            while (trained < order.length && !learnt) {
                int to = Math.min(order.length, trained + options.batch());
                training = training.plus(runner.train(order, trained, to));
                trained = to;
                adam.step(network.parameters(), runner.gradients(), rate);
                look(++steps);
            }
            Score checked = check(validation);
            Epoch epoch = new Epoch(
                    number,
                    training.meanLoss(),
                    (double) training.right() / trained,
                    checked.meanLoss(),
                    checked.right() / (double) validation.length);
            boolean diverged = validation.length > 0 && !Double.isFinite(epoch.validationLoss());
            if (diverged || !Double.isFinite(epoch.trainingLoss())) {
                throw new InputException(
                        "training of " + network.spec().name(),
                        "the loss is not a number any more in epoch " + number,
                        "lower learningRate, and look for infinite values in the time series");
            }
            return epoch;
        }

        private void look(long step) {
            if (options.stopping().looks(step)) {
                looksInARow = tellsAllTrainingSamples() ? looksInARow + 1 : 0;
                learnt = looksInARow == options.stopping().looksInARow();
            }
        }

        /** Whether the network, as it is now and without dropout, tells every training sample right. */
        private boolean tellsAllTrainingSamples() {
            boolean all = true;
            for (int from = 0; all && from < order.length; from += options.batch()) {
                int to = Math.min(order.length, from + options.batch());
                all = runner.check(order, from, to).right() == to - from;
            }
            return all;
        }

        private Score check(int[] indices) {
            Score sum = Score.NOTHING;
            for (int from = 0; from < indices.length; from += options.batch()) {
                int to = Math.min(indices.length, from + options.batch());
                sum = sum.plus(runner.check(indices, from, to));
            }
            return sum;
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
