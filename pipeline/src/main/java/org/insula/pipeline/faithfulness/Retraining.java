package org.insula.pipeline.faithfulness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.insula.io.InputException;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Attribution;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.Trainer;

/**
 * Trains networks again on samples without what the saliency of a trained network points to (Hooker et al. 2019): unlike
 * asking the same network again, this tells removed information from values that the network has never seen.
 *
 * <p>Every sample of the fold is explained by the network, those that it was trained on included, and loses the share of its
 * places with the largest magnitude. A new network learns from the training samples that are left, with the same options and
 * seed, and is tried on the held-out ones. Saliency is that of the predicted class: with the true class, which places are missing would
 * tell the label. The pattern of what is missing still tells what the network predicted; only noise in the place
 * of removed values hides it. Immutable; the same arguments give the same bits.
 */
public final class Retraining {
    private final Removal removal;
    private final Attribution attribution;
    private final Candidate candidate;
    private final int threads;

    /**
     * Retraining after a removal.
     *
     * @param attribution the saliency by which places are removed
     * @param candidate what networks are trained again, and how
     */
    public Retraining(Removal removal, Attribution attribution, Candidate candidate) {
        this(removal, attribution, candidate, 1);
    }

    private Retraining(Removal removal, Attribution attribution, Candidate candidate, int threads) {
        this.removal = removal;
        this.attribution = attribution;
        this.candidate = candidate;
        this.threads = threads;
    }

    /** The same with another number of threads that work on a batch; results do not depend on it. */
    public Retraining withThreads(int newThreads) {
        return new Retraining(removal, attribution, candidate, newThreads);
    }

    /** What the trained network itself says of whole held-out samples, one prediction each. */
    public List<Prediction> whole(TrainedModel network, SampleSet samples, Fold fold, long seed) {
        return predictions(network, samples, fold, seed);
    }

    /**
     * What networks trained without the most salient places say of held-out samples without theirs.
     *
     * @param network the trained network
     * @param seed seed of the new networks
     * @return one list of predictions a share, in the order of the fold's test samples
     * @throws InputException if the training diverges
     */
    public List<List<Prediction>> bySaliency(TrainedModel network, SampleSet samples, Fold fold, long seed) {
        return retrained(network, samples, fold, seed, (saliency, sample) -> PlaceOrder.of(saliency));
    }

    /** The same once as many of the same places are removed in a random order, by the removal's seed and each sample's id. */
    public List<List<Prediction>> atRandom(TrainedModel network, SampleSet samples, Fold fold, long seed) {
        return retrained(
                network,
                samples,
                fold,
                seed,
                (saliency, sample) -> PlaceOrder.random(saliency, removal.seed(), sample.id()));
    }

    /** In what order a sample's places are removed. */
    private interface Order {
        int[] places(float[] saliency, Sample sample);
    }

    private List<List<Prediction>> retrained(
            TrainedModel network, SampleSet samples, Fold fold, long seed, Order order) {
        BitSet[][] removed = removed(network, samples, fold, order);
        List<List<Prediction>> predictions = new ArrayList<>();
        for (BitSet[] places : removed) {
            RemovedValues values = new RemovedValues(samples, removal, network.scaler(), places);
            predictions.add(retrained(new SampleSet(samples.table(), values), fold, seed));
        }
        return predictions;
    }

    /** Removed places [share][sample]. */
    private BitSet[][] removed(TrainedModel network, SampleSet samples, Fold fold, Order order) {
        List<Double> shares = removal.shares();
        BitSet[][] removed = new BitSet[shares.size()][samples.size()];
        int[] all = Stream.of(fold.train(), fold.validation(), fold.test())
                .flatMapToInt(IntStream::of)
                .toArray();
        new HeldOutExplainer(attribution, Target.PREDICTED_CLASS).explain(network, samples, all, explanation -> {
            int sample = explanation.sample();
            int[] places = order.places(explanation.saliency(), samples.sample(sample));
            for (int step = 0; step < removed.length; step++) {
                removed[step][sample] = first(places, PlaceOrder.count(shares.get(step), places));
            }
        });
        return removed;
    }

    private static BitSet first(int[] places, int count) {
        BitSet first = new BitSet();
        for (int k = 0; k < count; k++) {
            first.set(places[k]);
        }
        return first;
    }

    private List<Prediction> retrained(SampleSet samples, Fold fold, long seed) {
        TrainedModel retrained = new Trainer(candidate.options())
                .withThreads(threads)
                .train(candidate.model(), samples, fold, seed)
                .model();
        return predictions(retrained, samples, fold, seed);
    }

    private static List<Prediction> predictions(TrainedModel network, SampleSet samples, Fold fold, long seed) {
        ImportanceUnit counted = ImportanceUnit.suiting(samples.table());
        List<Prediction> predictions = new ArrayList<>();
        HeldOutExplainer.withDefaults().explain(network, samples, fold.test(), explanation -> {
            Sample sample = samples.sample(explanation.sample());
            predictions.add(
                    new Prediction(sample.id(), counted.of(sample), seed, sample.label(), explanation.predicted()));
        });
        return predictions;
    }
}
