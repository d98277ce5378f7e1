package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.api.Test;

class ScalerTest {
    private static final float NAN = Float.NaN;

    /** Two frames of three regions: the second constant, the third missing in the first two samples. */
    private final SampleSet samples = set(
            new float[] {1, 7, NAN, 3, 7, NAN}, new float[] {5, 7, NAN, 7, 7, NAN}, new float[] {NAN, 9, 4, NAN, 8, 5});

    @Test
    void standardisesEachRegionOverFramesAndTrainingSamples() {
        Scaler scaler = Scaler.fit(samples, new int[] {0, 1});
        assertThat(scaler.mean()).containsExactly(4, 7, 0);
        assertThat(scaler.factor()).containsExactly(1 / Math.sqrt(5), 0, 0);
        double s = 1 / Math.sqrt(5);
        assertThat(scaler.batch(samples, new int[] {0, 1}, 0, 2).values())
                .containsExactly(-3 * s, 0, 0, -s, 0, 0, s, 0, 0, 3 * s, 0, 0);
    }

    @Test
    void missingAndIgnoredRegionsBecomeTheTrainingMean() {
        Scaler scaler = Scaler.fit(samples, new int[] {0, 1});
        assertThat(scaler.batch(samples, new int[] {2}, 0, 1).values()).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(scaler.ignores(0)).isFalse();
        assertThat(scaler.ignores(1)).isTrue();
        assertThat(scaler.ignores(2)).isTrue();
    }

    @Test
    void framesMayHaveTheirOwnMeansAndDeviations() {
        Scaler scaler = Scaler.fit(samples, new int[] {0, 1}, Scaling.FRAME_AND_REGION);
        assertThat(scaler.scaling()).isEqualTo(Scaling.FRAME_AND_REGION);
        assertThat(scaler.mean()).containsExactly(3, 7, 0, 5, 7, 0);
        assertThat(scaler.factor()).containsExactly(0.5, 0, 0, 0.5, 0, 0);
        assertThat(scaler.ignores(0)).isFalse();
        assertThat(scaler.ignores(1)).isTrue();
        assertThat(scaler.batch(samples, new int[] {0}, 0, 1).values()).containsExactly(-1, 0, 0, -1, 0, 0);
    }

    @Test
    void missingValuesDoNotCountInTheMean() {
        assertThat(Scaler.fit(samples, new int[] {0, 1, 2}).mean()).containsExactly(4, 45.0 / 6, 4.5);
    }

    @Test
    void refusesSamplesOfOtherRegionsAndNumbersThatAreNone() {
        Scaler scaler = Scaler.of(new double[2], new double[2]);
        assertThatIllegalArgumentException().isThrownBy(() -> scaler.batch(samples, new int[] {0}, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Scaler.of(new double[] {Double.NaN}, new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Scaler.of(new double[1], new double[2]));
        assertThat(Scaler.of(new double[2], new double[2])).isEqualTo(scaler).hasSameHashCodeAs(scaler);
    }

    private static SampleSet set(float[]... values) {
        List<HeldSample> samples = new ArrayList<>();
        Arrays.stream(values)
                .forEach(v -> samples.add(
                        HeldSample.of("sample" + samples.size(), "run", "01", Map.of(), samples.size() % 2, 0, 2, v)));
        return SampleSet.held(List.of("a", "b"), Boxes.regions(3), 2, 1, samples);
    }
}
