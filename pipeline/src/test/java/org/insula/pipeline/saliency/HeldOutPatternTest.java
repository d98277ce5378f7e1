package org.insula.pipeline.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.api.Test;

class HeldOutPatternTest {
    private static final int SAMPLES = 120;

    private final Network network = Networks.bent();
    private final SampleSet samples = samples();
    private final int[] heldOut = IntStream.range(10, SAMPLES).toArray();
    private final int[] training = IntStream.range(0, 10).toArray();
    private final TrainedModel model = TrainedModel.of(network, Scaler.fit(samples, training), samples, training);
    private final HeldOutPattern pattern = new HeldOutPattern(model, samples, heldOut);

    @Test
    void runsWeightedByTheirSamplesGiveTheCovariance() {
        double[] scores = scores();
        for (int place : new int[] {0, 2, 6, 22}) {
            double[] values = IntStream.of(heldOut)
                    .mapToDouble(i ->
                            model.scaler().batch(samples, new int[] {i}, 0, 1).values()[place])
                    .toArray();
            double weighted = 0;
            for (Sample run : pattern.runs()) {
                weighted += count(run.run()) * pattern.ofRun(run.run()).get(1)[place] / heldOut.length;
            }
            assertThat(weighted).as("place %d", place).isCloseTo(covariance(values, scores), within(1e-6));
        }
    }

    @Test
    void scoresOfAllClassesCancel() {
        for (Sample run : pattern.runs()) {
            List<float[]> classes = pattern.ofRun(run.run());
            for (int place = 0; place < Networks.SIZE; place += Networks.REGIONS) {
                float sum = classes.get(0)[place] + classes.get(1)[place] + classes.get(2)[place];
                assertThat(sum).isCloseTo(0, within(1e-6f));
            }
        }
    }

    @Test
    void missingRegionsOfARunAndThoseIgnoredInTrainingHaveNone() {
        for (Sample run : pattern.runs()) {
            float[] own = pattern.ofRun(run.run()).get(0);
            for (int place = 0; place < own.length; place++) {
                int region = place % Networks.REGIONS;
                boolean missing = region == 3 || region == 1 && run.run().equals("r2");
                assertThat(Float.isNaN(own[place])).isEqualTo(missing);
            }
        }
    }

    private long count(String run) {
        return IntStream.of(heldOut)
                .filter(i -> samples.sample(i).run().equals(run))
                .count();
    }

    /** The centred logit of class 1 of each held-out sample. */
    private double[] scores() {
        return IntStream.of(heldOut)
                .mapToDouble(i -> Networks.score(
                        network, model.scaler().batch(samples, new int[] {i}, 0, 1), Score.CENTRED_LOGIT, 1))
                .toArray();
    }

    private static double covariance(double[] one, double[] other) {
        double meanOfOne = Arrays.stream(one).average().orElseThrow();
        double meanOfOther = Arrays.stream(other).average().orElseThrow();
        return IntStream.range(0, one.length)
                        .mapToDouble(i -> (one[i] - meanOfOne) * (other[i] - meanOfOther))
                        .sum()
                / (one.length - 1);
    }

    /** Five runs of unlike numbers of samples; region 1 is missing in run 2, region 3 is constant. */
    private static SampleSet samples() {
        Random random = new Random(5);
        List<HeldSample> samples = new ArrayList<>();
        for (int s = 0; s < SAMPLES; s++) {
            int run = s % 7 % 5;
            float[] values = new float[Networks.SIZE];
            for (int i = 0; i < values.length; i++) {
                int region = i % Networks.REGIONS;
                values[i] = region == 3 ? 5 : run == 2 && region == 1 ? Float.NaN : (float) random.nextGaussian();
            }
            samples.add(HeldSample.of("s" + s, "r" + run, "" + run, Map.of(), s % 3, 0, Networks.FRAMES, values));
        }
        return SampleSet.held(List.of("a", "b", "c"), Boxes.regions(Networks.REGIONS), Networks.FRAMES, 1, samples);
    }
}
