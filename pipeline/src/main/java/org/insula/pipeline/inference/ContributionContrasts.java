package org.insula.pipeline.inference;

import java.util.Arrays;
import java.util.TreeMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Attribution;
import org.insula.pipeline.saliency.PathAveraged;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * How much more a region speaks for a label in the label's own samples than in others. With A_c(i)[n] the contribution of
 * region n, summed over frames, to the centred logit S_c of sample i, a subject's contrast is
 *
 * <pre>
 *   D_c[n] = mean over its samples of c of A_c(i)[n]  −  mean over the other labels k of (mean over its samples of k of A_c(i)[n])
 * </pre>
 *
 * Given the network, D_c[n] has mean 0 where the region's values depend neither on the label nor on other regions. The
 * contribution in own samples alone does not: the baseline is an estimate, whose error all held-out subjects share, and a
 * network may take any large value for evidence.
 */
final class ContributionContrasts {
    /** Fewer points than maps have: every label of every sample is explained, once per permutation. */
    private static final int STEPS = 8;

    private final TrainedModel model;
    private final SampleSet samples;
    private final Attribution contribution;
    private final NetworkPass pass;
    private final int classes;
    private final int regions;

    /** Sums over a subject's samples of a label, and how many they are: {@code [class][label · regions + region]}. */
    private record Sums(double[][] values, double[] counts) {}

    private final TreeMap<String, Sums> subjects = new TreeMap<>();

    private ContributionContrasts(TrainedModel model, SampleSet samples) {
        this.model = model;
        this.samples = samples;
        this.contribution = SaliencyMethod.contribution(STEPS, PathAveraged.Rule.GAUSS_LEGENDRE, model.baseline());
        this.pass = model.network().newPass(Precision.FLOAT32);
        this.classes = model.network().classes();
        this.regions = samples.regions().size();
    }

    /**
     * The contrasts of each subject (or run of a single subject) among some samples [label · regions + region]; NaN where
     * the region is missing, or the subject lacks the label or all others.
     *
     * @param heldOut samples that the model was not trained on
     */
    static TreeMap<String, double[]> of(TrainedModel model, SampleSet samples, int[] heldOut) {
        ContributionContrasts contrasts = new ContributionContrasts(model, samples);
        HeldOutBatches.of(heldOut).forEach(contrasts::add);
        TreeMap<String, double[]> found = new TreeMap<>();
        contrasts.subjects.forEach((subject, sums) -> found.put(subject, contrasts.contrast(sums)));
        return found;
    }

    private void add(int[] indices) {
        SequenceBatch batch = model.scaler().batch(samples, indices, 0, indices.length);
        ImportanceUnit counted = ImportanceUnit.suiting(samples.table());
        int[] explained = new int[indices.length];
        for (int c = 0; c < classes; c++) {
            Arrays.fill(explained, c);
            double[] values = contribution.attribute(pass, batch, explained);
            for (int i = 0; i < indices.length; i++) {
                Sample sample = samples.sample(indices[i]);
                Sums sums = subjects.computeIfAbsent(
                        counted.of(sample),
                        unit -> new Sums(new double[classes][classes * regions], new double[classes * regions]));
                add(sums, sample, c, values, i * batch.frames() * regions);
            }
        }
    }

    private void add(Sums sums, Sample sample, int c, double[] values, int offset) {
        for (int region = 0; region < regions; region++) {
            if (!sample.isMissing(region) && !model.scaler().ignores(region)) {
                int cell = sample.label() * regions + region;
                double sum = 0;
                for (int frame = 0; frame < samples.frames(); frame++) {
                    sum += values[offset + frame * regions + region];
                }
                sums.values()[c][cell] += sum;
                sums.counts()[cell] += c == 0 ? 1 : 0;
            }
        }
    }

    private double[] contrast(Sums sums) {
        double[] contrast = new double[classes * regions];
        for (int c = 0; c < classes; c++) {
            for (int region = 0; region < regions; region++) {
                double others = 0;
                int labels = 0;
                for (int label = 0; label < classes; label++) {
                    int cell = label * regions + region;
                    if (label != c && sums.counts()[cell] > 0) {
                        others += sums.values()[c][cell] / sums.counts()[cell];
                        labels++;
                    }
                }
                int own = c * regions + region;
                double count = sums.counts()[own];
                contrast[own] = count > 0 && labels > 0 ? sums.values()[c][own] / count - others / labels : Double.NaN;
            }
        }
        return contrast;
    }
}
