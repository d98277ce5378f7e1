package org.insula.pipeline.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;

/** A small cohort of noise: 12 subjects with 8 samples each of 12 frames and 20 regions, half of a label that means nothing. */
final class NoiseCohort {
    /** Subjects of a cohort. */
    static final int SUBJECTS = 12;

    private static final int SAMPLES = 8;
    private static final int FRAMES = 12;
    private static final int REGIONS = 20;

    private NoiseCohort() {}

    /** Draws noise and deals the labels within each subject. */
    static SampleSet draw(long seed) {
        Random random = new Random(seed);
        List<HeldSample> samples = new ArrayList<>();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            List<Integer> labels = new ArrayList<>(
                    IntStream.range(0, SAMPLES).map(i -> i % 2).boxed().toList());
            Collections.shuffle(labels, random);
            for (int i = 0; i < SAMPLES; i++) {
                samples.add(sample("s" + subject, i, labels.get(i), random));
            }
        }
        return SampleSet.held(List.of("a", "b"), Boxes.regions(REGIONS), FRAMES, 2, samples);
    }

    private static HeldSample sample(String subject, int number, int label, Random random) {
        float[] values = new float[FRAMES * REGIONS];
        for (int place = 0; place < values.length; place++) {
            values[place] = (float) random.nextGaussian();
        }
        String id = subject + "-" + number;
        return HeldSample.of(id, subject + "-run", subject, Map.of("subject", subject), label, 0, FRAMES, values);
    }
}
