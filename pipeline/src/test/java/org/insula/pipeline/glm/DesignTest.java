package org.insula.pipeline.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.insula.io.bids.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DesignTest {
    private static final double TR = 2;
    private static final GlmOptions NO_DRIFT = GlmOptions.withDefaults().withHighPassHz(0);

    private static double[] response(Hrf hrf, int frames, Event... events) {
        Design design = Design.of(List.of(events), frames, TR, NO_DRIFT.with(hrf));
        return Arrays.stream(design.rows()).mapToDouble(row -> row[0]).toArray();
    }

    @ParameterizedTest
    @EnumSource(Hrf.class)
    void kernelSumsToOneAndPeaksAboutFiveSecondsAfterTheEvent(Hrf hrf) {
        double[] kernel = hrf.kernel(0.05);
        int peak = IntStream.range(0, kernel.length)
                .reduce((a, b) -> kernel[b] > kernel[a] ? b : a)
                .orElseThrow();
        assertThat(kernel.length).isEqualTo(640);
        assertThat(kernel[0]).isZero();
        assertThat(Arrays.stream(kernel).sum()).isEqualTo(1, within(1e-12));
        assertThat(peak * 0.05).isBetween(4.9, 5.2);
    }

    @Test
    void kernelFollowsFromItsTwoGammaDensities() {
        // g(5; 6) = 5^5 e^-5 / 120 and g(5; 16) = 5^15 e^-5 / 15!; g(10; .) likewise; the ratio needs no scaling.
        double atFive = 3125.0 / 120 - 0.167 * Math.pow(5, 15) / 1307674368000.0;
        double atTen = Math.exp(-5) * (100000.0 / 120 - 0.167 * Math.pow(10, 15) / 1307674368000.0);
        // 3201 values would be 0.01 s apart; 32 / 0.01 = 3200 are 32 / 3199 s apart and begin a step late.
        double[] kernel = Hrf.SPM.kernel(0.01);
        double ratio = kernel[(int) Math.round(10.01 * 3199 / 32)] / kernel[(int) Math.round(5.01 * 3199 / 32)];
        assertThat(ratio).isEqualTo(atTen / atFive, within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(Hrf.class)
    void responseToALongEventSettlesAtOneAndReturnsToZero(Hrf hrf) {
        double[] response = response(hrf, 100, new Event(20, 80, "a"));
        assertThat(response[10]).isZero();
        // 32 s after the onset the whole kernel lies within the event, 32 s after its end none does.
        assertThat(response[27]).isEqualTo(1, within(1e-9));
        assertThat(response[49]).isEqualTo(1, within(1e-9));
        assertThat(response[67]).isEqualTo(0, within(1e-9));
    }

    @Test
    void instantLastsOneFiftiethOfAFrame() {
        double[] instant = response(Hrf.SPM, 60, new Event(10, 0, "a"));
        double[] unknown = response(Hrf.SPM, 60, new Event(10, Double.NaN, "a"));
        double[] fiftieth = response(Hrf.SPM, 60, new Event(10, TR / 50, "a"));
        // The kernel of 32 / 0.04 = 800 values, at the whole kernel's end.
        assertThat(Arrays.stream(instant).sum() * 50).isEqualTo(1, within(0.01));
        assertThat(unknown).containsExactly(instant);
        assertThat(fiftieth).containsExactly(instant);
    }

    @Test
    void eventsThatOverlapAddUp() {
        double[] one = response(Hrf.GLOVER, 60, new Event(10, 20, "a"));
        double[] other = response(Hrf.GLOVER, 60, new Event(16, 5, "a"));
        double[] both = response(Hrf.GLOVER, 60, new Event(16, 5, "a"), new Event(10, 20, "a"));
        for (int frame = 0; frame < both.length; frame++) {
            assertThat(both[frame]).isEqualTo(one[frame] + other[frame], within(1e-12));
        }
    }

    @Test
    void eventThatBeganBeforeTheRunIsStillFelt() {
        double[] before = response(Hrf.SPM, 40, new Event(-6, 4, "a"));
        double[] within = response(Hrf.SPM, 40, new Event(14, 4, "a"));
        for (int frame = 0; frame < 30; frame++) {
            assertThat(before[frame]).isEqualTo(within[frame + 10], within(1e-9));
        }
    }

    @Test
    void columnsAreSortedTrialTypesConfoundsDriftAndConstant() {
        List<Event> events = List.of(new Event(30, 5, "b"), new Event(10, 5, "a"), new Event(20, 5, ""));
        double[] motion = IntStream.range(0, 100).mapToDouble(frame -> frame).toArray();
        Design design = Design.of(events, 100, TR, GlmOptions.withDefaults())
                .withConfounds(List.of("rot", "trans"), List.of(motion, new double[100]));
        assertThat(design.conditions()).containsExactly("a", "b");
        assertThat(design.names())
                .containsExactly("a", "b", "rot", "trans", "drift_1", "drift_2", "drift_3", "drift_4", "constant");
        assertThat(design.rows()[7][2]).isEqualTo(7);
        assertThat(design.rows()[7][8]).isEqualTo(1);
        assertThat(design.rows()[7][4]).isEqualTo(Math.sqrt(0.02) * Math.cos(Math.PI * 7.5 / 100), within(1e-12));
    }

    @Test
    void contrastsCompareALabelWithTheMeanOfTheOthersThatTheRunHas() {
        Design design = Design.of(
                List.of(new Event(0, 5, "a"), new Event(20, 5, "b"), new Event(40, 5, "c"), new Event(60, 5, "cue")),
                60,
                TR,
                NO_DRIFT);
        List<String> labels = List.of("a", "b", "c", "d");
        assertThat(design.weights(Contrast.OTHERS, "a", labels).orElseThrow()).containsExactly(1, -0.5, -0.5, 0, 0);
        assertThat(design.weights(Contrast.REST, "b", labels).orElseThrow()).containsExactly(0, 1, 0, 0, 0);
        assertThat(design.weights(Contrast.REST, "d", labels)).isEmpty();
        assertThat(design.weights(Contrast.OTHERS, "a", List.of("a", "d"))).isEmpty();
    }

    @Test
    void refusesRunsWithoutFramesOrRepetitionTimeAndConfoundsOfAnotherLength() {
        assertThatThrownBy(() -> Design.of(List.of(), 1, TR, NO_DRIFT)).hasMessageContaining("1 frames");
        assertThatThrownBy(() -> Design.of(List.of(), 10, Double.NaN, NO_DRIFT)).hasMessageContaining("NaN s");
        Design design = Design.of(List.of(), 10, TR, NO_DRIFT);
        assertThatThrownBy(() -> design.withConfounds(List.of("x"), List.of(new double[9])))
                .hasMessageContaining("10 frames");
        assertThatThrownBy(() -> Hrf.of("fir")).hasMessageContaining("fir");
    }
}
