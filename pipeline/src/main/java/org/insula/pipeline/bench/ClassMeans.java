package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * The map that needs no decoder: each sample less the mean sample of its subject. Averaged over the samples of a label it is
 * the label's class mean less the mean over all samples, as a contrast of a mass-univariate model would be.
 */
public final class ClassMeans {
    private ClassMeans() {}

    /**
     * A row per sample, of fold 0.
     *
     * @param name what the maps are filed under in place of a model
     * @param seed what they are filed under in place of a network's seed
     */
    public static List<SaliencyRow> rows(String name, SampleSet samples, long seed) {
        TreeMap<String, double[]> means = means(samples);
        List<SaliencyRow> rows = new ArrayList<>();
        for (int index = 0; index < samples.size(); index++) {
            Sample sample = samples.sample(index);
            float[] values = samples.values().of(index).clone();
            double[] mean = means.get(sample.subject());
            for (int place = 0; place < values.length; place++) {
                values[place] = (float) (values[place] - mean[place]);
            }
            MapKey key = new MapKey(name, samples.labels().get(sample.label()));
            rows.add(SaliencyRow.of(key, ImportanceUnit.SUBJECT, sample, 0, seed, values));
        }
        return rows;
    }

    /** The mean sample of each subject [frame · regions + region]. */
    private static TreeMap<String, double[]> means(SampleSet samples) {
        TreeMap<String, double[]> means = new TreeMap<>();
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (int index = 0; index < samples.size(); index++) {
            float[] values = samples.values().of(index);
            String subject = samples.sample(index).subject();
            double[] sum = means.computeIfAbsent(subject, own -> new double[values.length]);
            counts.merge(subject, 1, Integer::sum);
            for (int place = 0; place < values.length; place++) {
                sum[place] += values[place];
            }
        }
        means.forEach((subject, sum) -> {
            for (int place = 0; place < sum.length; place++) {
                sum[place] /= counts.get(subject);
            }
        });
        return means;
    }
}
