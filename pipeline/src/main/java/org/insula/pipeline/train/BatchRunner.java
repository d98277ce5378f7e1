package org.insula.pipeline.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Parameters;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.sample.SampleSet;

/** Runs batches through a network, shard by shard, side by side; the memory for it is kept from batch to batch. */
final class BatchRunner implements AutoCloseable {
    private final Network network;
    private final SampleSet samples;
    private final Scaler scaler;
    private final Objective objective;
    private final ClassScores given;
    private final Crew crew;
    private final Place[] places;
    private final Parameters gradients;

    /** Samples as the network reads them, once they were; a training comes back to each in every epoch. Empty if not kept. */
    private final double[][] standardised;

    /** Where a shard is computed. */
    private static final class Place {
        private final NetworkPass training;
        private final NetworkPass checking;
        private final Parameters gradients;
        private final double[] values;
        private Score score = Score.NOTHING;

        Place(Network network, TrainingOptions options, SplittableRandom random, int size) {
            training = network.newTrainingPass(options.precision(), options.dropout(), random);
            checking = network.newPass(options.precision());
            gradients = network.parameters().zerosLike();
            values = new double[size];
        }
    }

    BatchRunner(
            Network network,
            SampleSet samples,
            Scaler scaler,
            Objective objective,
            ClassScores given,
            TrainingOptions options,
            int threads,
            SplittableRandom random) {
        this.network = network;
        this.samples = samples;
        this.scaler = scaler;
        this.objective = objective;
        this.given = given;
        this.gradients = network.parameters().zerosLike();
        int largest = Math.min(options.batch(), samples.size());
        this.places = new Place[Shards.count(largest)];
        int shard = Math.min(largest, Shards.LARGEST);
        int size = Math.multiplyExact(Math.multiplyExact(shard, samples.frames()), network.regions());
        Arrays.setAll(places, i -> new Place(network, options, random.split(), size));
        this.crew = new Crew(threads);
        boolean keeps = Trainer.keptBytes(samples.size(), (long) samples.frames() * network.regions()) > 0;
        this.standardised = new double[keeps ? samples.size() : 0][];
    }

    /** Gradient of the mean loss that the latest {@link #train} came to. */
    Parameters gradients() {
        return gradients;
    }

    /** Runs the samples {@code indices[from..to)} forward and back, with dropout. */
    Score train(int[] indices, int from, int to) {
        double weight = 0;
        for (int i = from; i < to; i++) {
            weight += objective.weight(label(indices[i]));
        }
        double factor = weight == 0 ? 0 : 1 / weight;
        int count = Shards.count(to - from);
        crew.run(count, shard -> trainShard(places[shard], indices, bounds(from, to, shard), factor));
        gradients.clear();
        for (int shard = 0; shard < count; shard++) {
            gradients.add(places[shard].gradients);
        }
        return sum(count);
    }

    private void trainShard(Place place, int[] indices, int[] bounds, double factor) {
        SequenceBatch batch = batch(indices, bounds, place.values);
        int[] labels = labels(indices, bounds);
        double[] logits = given.plus(place.training.forward(batch), indices, bounds[0], bounds[1]);
        place.gradients.clear();
        place.training.addParameterGradients(objective.gradient(logits, labels, factor), place.gradients);
        place.score = objective.score(logits, labels);
    }

    /** Runs the samples {@code indices[from..to)} forward, without dropout. */
    Score check(int[] indices, int from, int to) {
        int count = Shards.count(to - from);
        crew.run(count, shard -> checkShard(places[shard], indices, bounds(from, to, shard)));
        return sum(count);
    }

    private void checkShard(Place place, int[] indices, int[] bounds) {
        SequenceBatch batch = batch(indices, bounds, place.values);
        double[] logits = given.plus(place.checking.forward(batch), indices, bounds[0], bounds[1]);
        place.score = objective.score(logits, labels(indices, bounds));
    }

    /** A shard, standardised. A sample is in one shard of a batch only, so that no two threads keep the same one. */
    private SequenceBatch batch(int[] indices, int[] bounds, double[] values) {
        if (standardised.length == 0) {
            return scaler.batch(samples, indices, bounds[0], bounds[1], values);
        }
        int size = samples.frames() * network.regions();
        for (int i = bounds[0]; i < bounds[1]; i++) {
            int index = indices[i];
            if (standardised[index] == null) {
                standardised[index] = scaler.batch(samples, indices, i, i + 1).values();
            }
            System.arraycopy(standardised[index], 0, values, (i - bounds[0]) * size, size);
        }
        return new SequenceBatch(values, bounds[1] - bounds[0], samples.frames(), network.regions());
    }

    private Score sum(int count) {
        Score sum = Score.NOTHING;
        for (int shard = 0; shard < count; shard++) {
            sum = sum.plus(places[shard].score);
        }
        return sum;
    }

    private static int[] bounds(int from, int to, int shard) {
        return new int[] {from + Shards.start(to - from, shard), from + Shards.start(to - from, shard + 1)};
    }

    private int[] labels(int[] indices, int[] bounds) {
        int[] labels = new int[bounds[1] - bounds[0]];
        Arrays.setAll(labels, i -> label(indices[bounds[0] + i]));
        return labels;
    }

    private int label(int index) {
        return samples.sample(index).label();
    }

    @Override
    public void close() {
        crew.close();
    }
}
