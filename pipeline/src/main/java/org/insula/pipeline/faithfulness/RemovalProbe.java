package org.insula.pipeline.faithfulness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.Softmax;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * Removes the places that a map calls most salient from held-out samples and asks the network again.
 *
 * <p>Of a sample's n places that have saliency, the first ⌊share · n + 1/2⌋ of the order are replaced by the rule of
 * {@link Removal}; to see what they suffice for, all others are replaced instead. Places without saliency (missing
 * regions) stay as they are. The network is not trained again; {@link Retraining}
 * does that. For one thread.
 */
public final class RemovalProbe {
    private final Removal removal;
    private final TrainedModel model;
    private final SampleSet samples;
    private final ImportanceUnit counted;
    private final NetworkPass pass;
    private final int size;

    /**
     * A probe of a network.
     *
     * @throws IllegalArgumentException if the samples' labels, regions or frames are not those that the model was
     *     trained on
     */
    public RemovalProbe(Removal removal, TrainedModel model, SampleSet samples) {
        model.requireFit(samples);
        this.removal = removal;
        this.model = model;
        this.samples = samples;
        this.counted = ImportanceUnit.suiting(samples.table());
        this.pass = model.network().newPass(Precision.FLOAT64);
        this.size = samples.frames() * samples.regions().size();
    }

    /**
     * Removes by saliency, the largest magnitude first.
     *
     * @param heldOut indices of samples of the fold's test part
     * @param saliency of the sample of an index, [frame][region], frame by frame: the network's own or another's; NaN
     *     where there is none
     */
    public List<RemovalOutcome> bySaliency(int[] heldOut, IntFunction<float[]> saliency) {
        return probe(heldOut, index -> PlaceOrder.of(saliency.apply(index)));
    }

    /** Removes the same number of the same places in a random order, by the removal's seed and each sample's id. */
    public List<RemovalOutcome> atRandom(int[] heldOut, IntFunction<float[]> saliency) {
        return probe(
                heldOut,
                index -> PlaceOrder.random(
                        saliency.apply(index),
                        removal.seed(),
                        samples.sample(index).id()));
    }

    private List<RemovalOutcome> probe(int[] heldOut, IntFunction<int[]> order) {
        List<RemovalOutcome> outcomes = new ArrayList<>();
        HeldOutBatches.of(heldOut).forEach(batch -> outcomes.addAll(probeBatch(batch, order)));
        return outcomes;
    }

    private List<RemovalOutcome> probeBatch(int[] indices, IntFunction<int[]> order) {
        double[] whole = Arrays.copyOf(
                model.scaler().batch(samples, indices, 0, indices.length).values(), indices.length * size);
        int[][] orders = Arrays.stream(indices).mapToObj(order).toArray(int[][]::new);
        double[] instead = instead(indices);
        List<RemovalOutcome.Answer> answers = answers(indices, whole);
        List<List<RemovalOutcome.Answer>> without = new ArrayList<>();
        List<List<RemovalOutcome.Answer>> only = new ArrayList<>();
        for (double share : removal.shares()) {
            without.add(answers(indices, replaced(whole, instead, orders, share, 0)));
            only.add(answers(indices, replaced(whole, instead, orders, 1, share)));
        }
        List<RemovalOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            int at = i;
            Sample sample = samples.sample(indices[i]);
            outcomes.add(new RemovalOutcome(
                    counted.of(sample),
                    sample.id(),
                    answers.get(i),
                    without.stream().map(step -> step.get(at)).toList(),
                    only.stream().map(step -> step.get(at)).toList()));
        }
        return outcomes;
    }

    /** What takes each place of each sample if it is removed. */
    private double[] instead(int[] indices) {
        double[] instead = new double[indices.length * size];
        for (int i = 0; i < indices.length; i++) {
            String sample = samples.sample(indices[i]).id();
            double[] own = Substitutes.of(removal, model.scaler(), size, sample);
            System.arraycopy(own, 0, instead, i * size, size);
        }
        return instead;
    }

    /** The values with the places from one share of the order up to another replaced. */
    private double[] replaced(double[] whole, double[] instead, int[][] orders, double to, double from) {
        double[] values = whole.clone();
        for (int i = 0; i < orders.length; i++) {
            for (int k = PlaceOrder.count(from, orders[i]); k < PlaceOrder.count(to, orders[i]); k++) {
                int place = i * size + orders[i][k];
                values[place] = instead[place];
            }
        }
        return values;
    }

    private List<RemovalOutcome.Answer> answers(int[] indices, double[] values) {
        int classes = model.network().classes();
        double[] logits = pass.forward(new SequenceBatch(
                values, indices.length, samples.frames(), samples.regions().size()));
        double[] probabilities = Softmax.probabilities(logits, indices.length, classes);
        List<RemovalOutcome.Answer> answers = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            int truth = samples.sample(indices[i]).label();
            answers.add(new RemovalOutcome.Answer(
                    Softmax.predicted(probabilities, i, classes) == truth, probabilities[i * classes + truth]));
        }
        return answers;
    }
}
