package org.insula.pipeline.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Scaler;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.TrainedModel;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every attribution keeps to, of either score, the wrappers around each other included. */
class AttributionContractTest {
    private static final int[] CLASSES = {0, 2, 1, 1, 0};

    private final Network network = Networks.bent();
    private final SequenceBatch batch = Networks.batch(CLASSES.length, 1, 3);

    static Stream<Attribution> attributions() {
        List<Attribution> all = new ArrayList<>();
        for (Score score : Score.values()) {
            for (SaliencyMethod method : Networks.perSample()) {
                all.add(method.attribution(score, 7, Networks.baseline()));
            }
            Attribution occlusion = new Occlusion(score, Slice.REGION);
            all.add(new NoiseAveraged(new TimesInput(new PathAveraged(new Gradient(score), 3)), 2, 0.5, 1));
            all.add(new PathAveraged(occlusion, 2));
            all.add(new TemporalRescaling(new NoiseAveraged(occlusion, 2, 0.5, 1)));
            all.add(new Shuffled(new TemporalRescaling(new PathAveraged(new Gradient(score), 2)), 4));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("attributions")
    void givesOneFiniteValueForEachInputValueAndNotOnlyZeros(Attribution attribution) {
        double[] saliency = attribution.attribute(network.newPass(), batch, CLASSES);
        assertThat(saliency).hasSize(CLASSES.length * Networks.SIZE);
        assertThat(Arrays.stream(saliency).allMatch(Double::isFinite)).isTrue();
        assertThat(Arrays.stream(saliency).anyMatch(v -> v > 0)).isTrue();
        assertThat(Arrays.stream(saliency).anyMatch(v -> v < 0)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("attributions")
    void isTheSameForASampleAloneAndInABatch(Attribution attribution) {
        double[] together = attribution.attribute(network.newPass(), batch, CLASSES);
        for (int sample = 0; sample < CLASSES.length; sample++) {
            double[] alone =
                    attribution.attribute(network.newPass(), Networks.only(batch, sample), new int[] {CLASSES[sample]});
            double[] own = Arrays.copyOfRange(together, sample * Networks.SIZE, (sample + 1) * Networks.SIZE);
            assertThat(alone).containsExactly(own, offset(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("attributions")
    void givesTheSameBitsAgainAndLeavesTheBatchAsItWas(Attribution attribution) {
        double[] before = batch.values().clone();
        double[] first = attribution.attribute(network.newPass(), batch, CLASSES);
        double[] kept = first.clone();
        double[] second = attribution.attribute(network.newPass(), batch, CLASSES);
        assertThat(second).isEqualTo(kept);
        assertThat(first).as("the array handed out first").isEqualTo(kept);
        assertThat(batch.values()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("attributions")
    void readsNothingBeyondTheBatchInALongerArray(Attribution attribution) {
        double[] longer = Arrays.copyOf(batch.values(), batch.values().length + 9);
        Arrays.fill(longer, batch.values().length, longer.length, Double.NaN);
        SequenceBatch same = new SequenceBatch(longer, CLASSES.length, Networks.FRAMES, Networks.REGIONS);
        assertThat(attribution.attribute(network.newPass(), same, CLASSES))
                .isEqualTo(attribution.attribute(network.newPass(), batch, CLASSES));
    }

    @ParameterizedTest
    @MethodSource("attributions")
    void missingAndConstantRegionsOfHeldOutSamplesHaveNone(Attribution attribution) {
        SampleSet samples = samples();
        int[] all = {0, 1, 2};
        TrainedModel model = TrainedModel.of(network, Scaler.fit(samples, all), samples, all);
        List<Explanation> explanations =
                new HeldOutExplainer(attribution, Target.PREDICTED_CLASS).explain(model, samples, new int[] {0, 1});
        for (int i = 0; i < Networks.SIZE; i++) {
            int region = i % Networks.REGIONS;
            assertThat(Float.isNaN(explanations.get(0).saliency()[i])).isEqualTo(region == 1 || region == 3);
            assertThat(Float.isNaN(explanations.get(1).saliency()[i])).isEqualTo(region == 3);
        }
    }

    /** Region 1 is missing in the first sample; region 3 is constant. */
    private static SampleSet samples() {
        Random random = new Random(1);
        List<HeldSample> samples = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            float[] values = new float[Networks.SIZE];
            for (int i = 0; i < values.length; i++) {
                int region = i % Networks.REGIONS;
                values[i] = region == 3 ? 5 : s == 0 && region == 1 ? Float.NaN : (float) random.nextGaussian();
            }
            samples.add(HeldSample.of("s" + s, "r" + s, "" + s, Map.of(), s, 0, Networks.FRAMES, values));
        }
        return SampleSet.held(List.of("a", "b", "c"), Boxes.regions(Networks.REGIONS), Networks.FRAMES, 1, samples);
    }
}
