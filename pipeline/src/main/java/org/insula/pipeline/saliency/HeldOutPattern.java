package org.insula.pipeline.saliency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * The {@link Pattern} of a model's centred logits over the samples that it was not trained on, run by run.
 *
 * <p>A run's part is the mean of its samples' {@link Pattern#terms}: the covariance of the held-out samples is the mean of
 * these parts, each counting as many times as the run has samples. Means and scores are found once; a run's samples are
 * read again when its part is asked for. Not for use by several threads.
 */
public final class HeldOutPattern {
    private final TrainedModel model;
    private final SampleSet samples;
    private final Pattern pattern;
    private final Map<Integer, double[]> scores = new HashMap<>();
    private final LinkedHashMap<String, List<Integer>> byRun = new LinkedHashMap<>();

    /**
     * Runs the network on the chosen samples and counts them into the means.
     *
     * @param heldOut indices of samples of the fold's test part
     * @throws IllegalArgumentException if the samples' labels, regions or frames are not those that the model was
     *                                  trained on
     */
    public HeldOutPattern(TrainedModel model, SampleSet samples, int[] heldOut) {
        model.requireFit(samples);
        this.model = model;
        this.samples = samples;
        this.pattern = new Pattern(
                samples.frames() * samples.regions().size(), model.network().classes());
        NetworkPass pass = model.network().newPass();
        HeldOutBatches.of(heldOut).forEach(batch -> count(pass, batch));
    }

    private void count(NetworkPass pass, int[] indices) {
        int classes = model.network().classes();
        SequenceBatch batch = model.scaler().batch(samples, indices, 0, indices.length);
        double[] all = Score.CENTRED_LOGIT.all(pass.forward(batch), indices.length, classes);
        for (int i = 0; i < indices.length; i++) {
            double[] own = Arrays.copyOfRange(all, i * classes, (i + 1) * classes);
            scores.put(indices[i], own);
            byRun.computeIfAbsent(samples.sample(indices[i]).run(), run -> new ArrayList<>())
                    .add(indices[i]);
            pattern.addToMeans(sample(batch, i, samples.sample(indices[i])), own);
        }
    }

    /** A sample of a batch, NaN where it misses a region or the network never saw it vary. */
    private double[] sample(SequenceBatch batch, int at, Sample sample) {
        int size = batch.frames() * batch.regions();
        double[] values = Arrays.copyOfRange(batch.values(), at * size, (at + 1) * size);
        for (int place = 0; place < size; place++) {
            int region = place % batch.regions();
            if (sample.isMissing(region) || model.scaler().ignores(region)) {
                values[place] = Double.NaN;
            }
        }
        return values;
    }

    /** One held-out sample of each run, in the order in which runs first come. */
    public List<Sample> runs() {
        return byRun.values().stream()
                .map(indices -> samples.sample(indices.get(0)))
                .toList();
    }

    /**
     * A run's part of the pattern of every class, {@code [class]} arrays of {@code [frame][region]}; NaN where the run
     * misses a region.
     *
     * @param run id of one of {@link #runs}
     */
    public List<float[]> ofRun(String run) {
        int[] indices = byRun.get(run).stream().mapToInt(Integer::intValue).toArray();
        SequenceBatch batch = model.scaler().batch(samples, indices, 0, indices.length);
        List<float[]> classes = new ArrayList<>();
        for (int c = 0; c < model.network().classes(); c++) {
            double[] sums = new double[batch.frames() * batch.regions()];
            for (int i = 0; i < indices.length; i++) {
                double[] terms =
                        pattern.terms(sample(batch, i, samples.sample(indices[i])), c, scores.get(indices[i])[c]);
                Arrays.setAll(sums, place -> sums[place] + terms[place]);
            }
            classes.add(mean(sums, indices.length));
        }
        return classes;
    }

    private static float[] mean(double[] sums, int count) {
        float[] mean = new float[sums.length];
        for (int place = 0; place < mean.length; place++) {
            mean[place] = (float) (sums[place] / count);
        }
        return mean;
    }
}
