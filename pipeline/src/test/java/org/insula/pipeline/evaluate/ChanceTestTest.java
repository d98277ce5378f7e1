package org.insula.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChanceTestTest {

    private static List<GroupAccuracy> groups(double... accuracies) {
        List<GroupAccuracy> groups = new ArrayList<>();
        for (double accuracy : accuracies) {
            groups.add(new GroupAccuracy("g" + groups.size(), 10, accuracy));
        }
        return groups;
    }

    @Test
    void agreesWithAHandCalculation() {
        // Mean 0.6, sd 0.1, so t = (0.6 − 0.5) / (0.1 / √3) = √3; with 2 degrees of freedom
        // the upper tail is 1/2 − t / (2 √(2 + t²)) = 1/2 − √3 / (2 √5).
        ChanceResult result = ChanceTest.withDefaults().test(groups(0.5, 0.6, 0.7), 0.5);
        assertThat(result.method()).isEqualTo(ChanceResult.Method.T_TEST);
        assertThat(result.statistic()).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(result.pValue()).isCloseTo(0.5 - Math.sqrt(3) / (2 * Math.sqrt(5)), within(1e-10));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_ABOVE_CHANCE);
        assertThat(result.describe()).startsWith("not above chance: accuracy 0.600 against 0.500 (t(2) = 1.73");
    }

    @Test
    void findsAccuracyFarAboveChance() {
        ChanceResult result = ChanceTest.withDefaults().test(groups(0.8, 0.9, 0.85, 0.95), 0.5);
        assertThat(result.aboveChance()).isTrue();
        assertThat(result.accuracy()).isCloseTo(0.875, within(1e-15));
    }

    @Test
    void isOneSided() {
        ChanceResult result = ChanceTest.withDefaults().test(groups(0.1, 0.2, 0.15, 0.05), 0.5);
        assertThat(result.pValue()).isGreaterThan(0.99);
        assertThat(result.aboveChance()).isFalse();
    }

    @Test
    void countsSamplesWhereAllGroupsAgree() {
        ChanceResult sure = ChanceTest.withDefaults().test(groups(1, 1), 0.5);
        assertThat(sure.method()).isEqualTo(ChanceResult.Method.BINOMIAL);
        assertThat(sure.pValue()).isCloseTo(Math.pow(0.5, 20), within(1e-15));
        assertThat(sure.statistic()).isNaN();
        assertThat(ChanceTest.withDefaults().test(groups(0.5, 0.5), 0.5).aboveChance())
                .isFalse();
        assertThat(sure.describe()).contains("exact binomial test over samples");
    }

    @Test
    void countsSamplesWhereThereIsOneGroup() {
        ChanceResult result = ChanceTest.withDefaults().test(groups(0.9), 0.5);
        assertThat(result.method()).isEqualTo(ChanceResult.Method.BINOMIAL);
        // P(9 or 10 of 10) = 11 / 1024.
        assertThat(result.pValue()).isCloseTo(11.0 / 1024, within(1e-12));
    }

    @Test
    void isRightAboutNothingAsOftenAsItsLevelSays() {
        Random random = new Random(3);
        int above = 0;
        for (int repeat = 0; repeat < 1000; repeat++) {
            double[] accuracies =
                    random.ints(12, 0, 11).mapToDouble(right -> right / 10.0).toArray();
            above += ChanceTest.withDefaults().test(groups(accuracies), 0.5).aboveChance() ? 1 : 0;
        }
        // 50 expected; four standard deviations are 28.
        assertThat(above).isBetween(22, 78);
    }

    @Test
    void refusesNoGroupsAndImpossibleNumbers() {
        ChanceTest test = ChanceTest.withDefaults();
        assertThatThrownBy(() -> test.test(List.of(), 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> test.test(groups(0.5), Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> test.withAlpha(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(test.withAlpha(0.2).test(groups(0.5, 0.6, 0.7), 0.5).aboveChance())
                .isTrue();
    }
}
