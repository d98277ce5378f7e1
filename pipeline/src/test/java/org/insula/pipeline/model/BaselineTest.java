package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final float NAN = Float.NaN;

    /** Two frames of two regions each; the third sample is held out, and the second region is missing in the second. */
    private final SampleSet samples =
            samples(new float[] {1, 10, 3, 20}, new float[] {5, NAN, 9, NAN}, new float[] {100, 100, 100, 100});

    private final Scaler scaler = Scaler.of(new double[] {4, 15}, new double[] {0.5, 0.1});

    @Test
    void isTheMeanOfTheStandardisedTrainingSamplesWithMissingOnesAsZero() {
        Baseline mean = Baseline.mean(scaler, samples, new int[] {0, 1});
        // (1 − 4)/2 and (5 − 4)/2; (10 − 15)/10 and 0; (3 − 4)/2 and (9 − 4)/2; (20 − 15)/10 and 0.
        assertThat(mean.values()).containsExactly(new double[] {-0.5, -0.25, 1, 0.25}, offset(1e-12));
        assertThat(mean.value(2)).isEqualTo(1, offset(1e-12));
    }

    @Test
    void zeroHasNoShape() {
        assertThat(Baseline.zero().value(7)).isZero();
        assertThat(Baseline.zero()).isNotEqualTo(Baseline.of(new double[4]));
        assertThat(Baseline.of(new double[] {1})).isEqualTo(Baseline.of(new double[] {1}));
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> Baseline.of(new double[] {1, Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Baseline.of(new double[0]));
    }

    private static SampleSet samples(float[]... values) {
        List<HeldSample> samples = new ArrayList<>();
        for (int s = 0; s < values.length; s++) {
            samples.add(HeldSample.of("s" + s, "r" + s, "" + s, Map.of(), 0, 0, 2, values[s]));
        }
        return SampleSet.held(List.of("a", "b"), Boxes.regions(2), 2, 1, samples);
    }
}
