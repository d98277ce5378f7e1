package org.insula.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HaemodynamicResponseTest {

    @Test
    void followsItsEquationAtAHandComputedTime() {
        // t = 5: g(5; 6) = 5⁵ e⁻⁵ / 5! = 0.175467370, g(5; 16) = 5¹⁵ e⁻⁵ / 15! = 0.000157248.
        double expected = (0.1754673698 - 0.0001572482 / 6) / (5.0 / 6);
        assertThat(HaemodynamicResponse.toImpulse(5)).isCloseTo(expected, within(1e-9));
        assertThat(HaemodynamicResponse.toImpulse(0)).isZero();
        assertThat(HaemodynamicResponse.toImpulse(-1)).isZero();
    }

    @Test
    void peaksAtFiveSecondsAndUndershootsLater() {
        double peak = HaemodynamicResponse.toImpulse(5);
        assertThat(peak).isGreaterThan(HaemodynamicResponse.toImpulse(4.9));
        assertThat(peak).isGreaterThan(HaemodynamicResponse.toImpulse(5.1));
        assertThat(HaemodynamicResponse.toImpulse(15)).isNegative();
    }

    @Test
    void convolvesABlockByHand() {
        // Step response at 1 s: G(1; 6) = 1 − e⁻¹ (1 + 1 + 1/2 + 1/6 + 1/24 + 1/120) = 0.000594185; G(1; 16) < 1e-13.
        assertThat(HaemodynamicResponse.toBlock(3, 2, 10)).isCloseTo(0.000594184818 / (5.0 / 6), within(1e-10));
        assertThat(HaemodynamicResponse.toBlock(2, 2, 10)).isZero();
    }

    @Test
    void settlesAtOneDuringALongBlockAndAtZeroAfterIt() {
        assertThat(HaemodynamicResponse.toBlock(90, 0, 100)).isCloseTo(1, within(1e-9));
        assertThat(HaemodynamicResponse.toBlock(190, 0, 100)).isCloseTo(0, within(1e-9));
    }

    @Property(tries = 50)
    void agreesWithASampledConvolution(
            @ForAll @DoubleRange(min = 0, max = 40) double seconds,
            @ForAll @DoubleRange(min = 0.5, max = 20) double duration) {
        int steps = 4000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double at = (i + 0.5) * duration / steps;
            sum += HaemodynamicResponse.toImpulse(seconds - at) * duration / steps;
        }
        assertThat(HaemodynamicResponse.toBlock(seconds, 0, duration)).isCloseTo(sum, within(1e-5));
    }

    @Test
    void placesEarlyAndLateResponsesInTheirQuarterOfTheBlock() {
        BlockDesign design = new BlockDesign(32, 4, 20);
        // Block from 8 s to 48 s; cycles start every 64 s.
        assertThat(design.onset(1, 2)).isEqualTo(72);
        assertThat(design.cycles(96)).isEqualTo(3);
        assertThat(design.cycles(68)).isEqualTo(2);
        assertThat(design.response(Timing.EARLY, 0, 20, 2)).isEqualTo(2 * HaemodynamicResponse.toBlock(12, 0, 10));
        assertThat(design.response(Timing.LATE, 0, 20, 2)).isZero();
        assertThat(design.response(Timing.LATE, 1, 110, 2)).isEqualTo(2 * HaemodynamicResponse.toBlock(38, 30, 40));
    }
}
