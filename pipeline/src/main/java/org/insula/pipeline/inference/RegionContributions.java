package org.insula.pipeline.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.ClassContributions;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldOutBatches;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * What each region contributes to the answers of one network, frames added up, and how much more it speaks for a label in
 * the label's own samples than in others. With A_c(i)[n] the contribution of region n to the centred logit S_c of sample i,
 * a subject's contrast is
 *
 * <pre>
 *   D_c[n] = mean over its samples of c of A_c(i)[n]  −  mean over the other labels k of (mean over its samples of k of A_c(i)[n])
 * </pre>
 *
 * Given the network, D_c[n] has mean 0 where the region's values depend neither on the label nor on other regions. The
 * contribution in own samples alone does not: the baseline is an estimate, whose error all held-out subjects share, and a
 * network may take any large value for evidence.
 */
final class RegionContributions {
    /** Fewer points than maps of frames have: every label of every sample is explained, once per permutation. */
    private static final int STEPS = 8;

    private final String name;
    private final TrainedModel model;
    private final SampleSet samples;
    private final Fold fold;
    private final long seed;
    private final ImportanceUnit counted;
    private final int classes;
    private final int regions;

    /** Sums over a subject's samples of a label, and how many they are: {@code [class][label · regions + region]}. */
    private record Sums(double[][] values, double[] counts) {}

    private final TreeMap<String, Sums> subjects = new TreeMap<>();
    private final Map<SaliencyMethod, List<SaliencyRow>> rows = Map.of(
            SaliencyMethod.CONTRIBUTION, new ArrayList<>(), SaliencyMethod.ACTIVITY_CONTRIBUTION, new ArrayList<>());

    private RegionContributions(String name, TrainedModel model, SampleSet samples, Fold fold, long seed) {
        this.name = name;
        this.model = model;
        this.samples = samples;
        this.fold = fold;
        this.seed = seed;
        this.counted = ImportanceUnit.suiting(samples.table());
        this.classes = model.network().classes();
        this.regions = samples.regions().size();
    }

    /**
     * The contributions in a fold's test samples.
     *
     * @param name  of the model, in rows
     * @param model not trained on these samples
     * @param seed  of the network, in rows
     */
    static RegionContributions of(String name, TrainedModel model, SampleSet samples, Fold fold, long seed) {
        RegionContributions contributions = new RegionContributions(name, model, samples, fold, seed);
        ClassContributions byClass = new ClassContributions(STEPS, model.baseline());
        NetworkPass pass = model.network().newPass(Precision.FLOAT32);
        for (int[] indices : HeldOutBatches.of(fold.test())) {
            SequenceBatch batch = model.scaler().batch(samples, indices, 0, indices.length);
            contributions.add(indices, batch, byClass.of(pass, batch));
        }
        return contributions;
    }

    private void add(int[] indices, SequenceBatch batch, double[][] byClass) {
        int size = batch.frames() * regions;
        for (int i = 0; i < indices.length; i++) {
            Sample sample = samples.sample(indices[i]);
            Sums sums = subjects.computeIfAbsent(
                    counted.of(sample),
                    unit -> new Sums(new double[classes][classes * regions], new double[classes * regions]));
            for (int region = 0; region < regions; region++) {
                if (isKnown(sample, region)) {
                    int cell = sample.label() * regions + region;
                    for (int c = 0; c < classes; c++) {
                        sums.values()[c][cell] += overFrames(byClass[c], i * size + region, size);
                    }
                    sums.counts()[cell]++;
                }
            }
            addRows(sample, batch, i * size, byClass[sample.label()]);
        }
    }

    /** A region's contributions to a sample's score, added up. */
    private double overFrames(double[] values, int first, int size) {
        double sum = 0;
        for (int place = 0; place < size; place += regions) {
            sum += values[first + place];
        }
        return sum;
    }

    private void addRows(Sample sample, SequenceBatch batch, int offset, double[] own) {
        float[] all = new float[regions];
        float[] active = new float[regions];
        int size = batch.frames() * regions;
        double[] ofActivity = Arrays.copyOfRange(own, offset, offset + size);
        for (int place = 0; place < size; place++) {
            if (batch.values()[offset + place] <= model.baseline().value(place)) {
                ofActivity[place] = 0;
            }
        }
        for (int region = 0; region < regions; region++) {
            boolean known = isKnown(sample, region);
            all[region] = known ? (float) overFrames(own, offset + region, size) : Float.NaN;
            active[region] = known ? (float) overFrames(ofActivity, region, size) : Float.NaN;
        }
        rows.get(SaliencyMethod.CONTRIBUTION).add(row(sample, all));
        rows.get(SaliencyMethod.ACTIVITY_CONTRIBUTION).add(row(sample, active));
    }

    private SaliencyRow row(Sample sample, float[] values) {
        MapKey key = new MapKey(name, samples.labels().get(sample.label()));
        return new SaliencyRow(key, counted.of(sample), sample.run(), sample.id(), fold.index(), seed, 1, values);
    }

    private boolean isKnown(Sample sample, int region) {
        return !sample.isMissing(region) && !model.scaler().ignores(region);
    }

    /**
     * What each sample's regions contribute to its own label by the two methods that count contributions, as rows of one
     * frame.
     */
    Map<SaliencyMethod, List<SaliencyRow>> rows() {
        return rows;
    }

    /**
     * The contrasts of each subject (or run of a single subject) [label · regions + region]; NaN where the region is
     * missing, or the subject lacks the label or all others.
     */
    TreeMap<String, double[]> contrasts() {
        TreeMap<String, double[]> found = new TreeMap<>();
        subjects.forEach((subject, sums) -> found.put(subject, contrast(sums)));
        return found;
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
