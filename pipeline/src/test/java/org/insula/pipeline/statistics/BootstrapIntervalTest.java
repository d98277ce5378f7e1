package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class BootstrapIntervalTest {
    private static final double NAN = Double.NaN;

    private static List<double[]> normal(Random random, int subjects) {
        List<double[]> drawn = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            drawn.add(new double[] {random.nextGaussian()});
        }
        return drawn;
    }

    @Test
    void comesNearStudentsIntervalForNormalValues() {
        List<double[]> subjects = normal(new Random(8), 200);
        Moments moments = Moments.of(subjects);
        double half = new TDistribution(199).inverseCumulativeProbability(0.975) * moments.sd(0) / Math.sqrt(200);
        Intervals interval =
                BootstrapInterval.withDefaults().withResamples(20_000).of(subjects);
        assertThat(interval.low()[0]).isCloseTo(moments.mean(0) - half, within(0.06 * half));
        assertThat(interval.high()[0]).isCloseTo(moments.mean(0) + half, within(0.06 * half));
    }

    @Test
    void leansTowardsTheLongTail() {
        List<double[]> skewed = new ArrayList<>();
        new Random(9).doubles(30).forEach(value -> skewed.add(new double[] {-Math.log(1 - value)}));
        double mean = Moments.of(skewed).mean(0);
        Intervals interval = BootstrapInterval.withDefaults().of(skewed);
        assertThat(interval.high()[0] - mean).isGreaterThan(1.1 * (mean - interval.low()[0]));
    }

    @Test
    void aHigherLevelIsWiderAndTheSeedDecides() {
        List<double[]> subjects = normal(new Random(8), 10);
        BootstrapInterval usual = BootstrapInterval.withDefaults();
        assertThat(usual.withLevel(0.8).of(subjects).high()[0])
                .isLessThan(usual.of(subjects).high()[0]);
        assertThat(usual.of(subjects).low()).isEqualTo(usual.of(subjects).low());
        assertThat(usual.withSeed(1).of(subjects).low())
                .isNotEqualTo(usual.of(subjects).low());
    }

    @Test
    void missingSubjectsDoNotCount() {
        Intervals interval = BootstrapInterval.withDefaults()
                .of(List.of(
                        new double[] {1, NAN, NAN, 3}, new double[] {2, 5, NAN, 3}, new double[] {NAN, NAN, NAN, 3}));
        assertThat(interval.low()[0]).isEqualTo(1);
        assertThat(interval.high()[0]).isEqualTo(2);
        assertThat(interval.low()[1]).isNaN();
        assertThat(interval.high()[2]).isNaN();
        assertThat(interval.low()[3]).isEqualTo(3);
        assertThat(interval.high()[3]).isEqualTo(3);
    }

    @Test
    void refusesLevelsAndNumbersThatMakeNoInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapInterval.withDefaults().withLevel(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapInterval.withDefaults().withResamples(99));
    }
}
