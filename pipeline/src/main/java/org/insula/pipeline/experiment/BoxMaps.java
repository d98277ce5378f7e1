package org.insula.pipeline.experiment;

import java.util.ArrayList;
import java.util.List;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.saliency.Explanation;
import org.insula.pipeline.saliency.HeldOutPattern;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/** A signed map of each class over a box data set's test samples, {@code [class]} arrays of {@code [frame][region]}. */
final class BoxMaps {
    private BoxMaps() {}

    /** The mean over a class's own samples; signs are kept. A class without samples has 0 everywhere. */
    static List<float[]> means(List<Explanation> explanations, BoxSamples samples) {
        SampleSet set = samples.samples();
        List<float[]> sums = zeros(samples);
        int[] counts = new int[sums.size()];
        for (Explanation one : explanations) {
            int label = set.sample(one.sample()).label();
            add(sums.get(label), one.saliency());
            counts[label]++;
        }
        for (int label = 0; label < counts.length; label++) {
            divide(sums.get(label), counts[label]);
        }
        return sums;
    }

    /** The pattern of each class's score over all samples: {@link HeldOutPattern}, whose runs have one sample each here. */
    static List<float[]> pattern(TrainedModel model, BoxSamples samples) {
        HeldOutPattern pattern =
                new HeldOutPattern(model, samples.samples(), samples.fold().test());
        List<float[]> sums = zeros(samples);
        List<Sample> runs = pattern.runs();
        for (Sample run : runs) {
            List<float[]> parts = pattern.ofRun(run.run());
            for (int label = 0; label < sums.size(); label++) {
                add(sums.get(label), parts.get(label));
            }
        }
        sums.forEach(sum -> divide(sum, runs.size()));
        return sums;
    }

    private static List<float[]> zeros(BoxSamples samples) {
        List<float[]> zeros = new ArrayList<>();
        samples.samples().labels().forEach(label -> zeros.add(new float[BoxDesign.FRAMES * BoxDesign.REGIONS]));
        return zeros;
    }

    private static void add(float[] sum, float[] values) {
        for (int place = 0; place < sum.length; place++) {
            sum[place] += values[place];
        }
    }

    private static void divide(float[] sum, int count) {
        for (int place = 0; place < sum.length && count > 0; place++) {
            sum[place] /= count;
        }
    }
}
