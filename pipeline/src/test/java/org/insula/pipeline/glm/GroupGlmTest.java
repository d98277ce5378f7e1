package org.insula.pipeline.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.insula.io.bids.Event;
import org.insula.pipeline.statistics.SignFlipTest;
import org.junit.jupiter.api.Test;

class GroupGlmTest {
    private static final double NAN = Double.NaN;

    private static RegionEffects effects(double... effect) {
        double[] variance = new double[effect.length];
        Arrays.fill(variance, 1);
        return new RegionEffects(effect, variance, new int[effect.length]);
    }

    @Test
    void fixedEffectsWeighRunsByPrecision() {
        // (1/1 + 3/3) / (1/1 + 1/3) = 1.5 with variance 3/4; the second region is in one run only, the third in none.
        RegionEffects joined = RegionEffects.over(List.of(
                new RegionEffects(new double[] {1, NAN, NAN}, new double[] {1, NAN, NAN}, new int[] {10, 0, 0}),
                new RegionEffects(new double[] {3, 4, NAN}, new double[] {3, 4, NAN}, new int[] {20, 20, 0})));
        assertThat(joined.effect()).containsExactly(new double[] {1.5, 4, NAN}, within(1e-12));
        assertThat(joined.variance()).containsExactly(new double[] {0.75, 4, NAN}, within(1e-12));
        assertThat(joined.degreesOfFreedom()).containsExactly(30, 20, 0);
        assertThat(joined.t()[1]).isEqualTo(2, within(1e-12));
    }

    @Test
    void groupTestsTheMeanOverSubjects() {
        // 1, 2, 3: mean 2, sd 1, se 1/sqrt(3), t = 2 sqrt(3); of 8 sign patterns 2 are as extreme.
        GroupGlm group = GroupGlm.of(
                List.of(effects(1, NAN, 1), effects(2, NAN, NAN), effects(3, NAN, 3)), SignFlipTest.withDefaults());
        assertThat(group.n()).containsExactly(3, 0, 2);
        assertThat(group.effect()).containsExactly(new double[] {2, NAN, 2}, within(1e-12));
        assertThat(group.standardError()).containsExactly(new double[] {1 / Math.sqrt(3), NAN, 1}, within(1e-12));
        assertThat(group.t()).containsExactly(new double[] {2 * Math.sqrt(3), NAN, 2}, within(1e-12));
        assertThat(group.familyWise()[0]).isEqualTo(0.25);
        assertThat(group.familyWise()[1]).isNaN();
        assertThat(group.p()[0]).isEqualTo(0.0742, within(1e-4));
        assertThat(group.q()[0]).isEqualTo(2 * 0.0742, within(2e-4));
    }

    @Test
    void oneSubjectAloneHasAnEffectButNoTest() {
        GroupGlm alone = GroupGlm.of(List.of(effects(2)), SignFlipTest.withDefaults());
        assertThat(alone.effect()).containsExactly(2);
        assertThat(alone.t()).containsExactly(NAN);
        assertThat(alone.familyWise()).containsExactly(NAN);
    }

    @Test
    void refusesRunsOfDifferentAtlasesAndNone() {
        assertThatThrownBy(() -> RegionEffects.over(List.of())).hasMessageContaining("no runs");
        assertThatThrownBy(() -> RegionEffects.over(List.of(effects(1), effects(1, 2))))
                .hasMessageContaining("2 regions, expected 1");
        assertThatThrownBy(() -> new RegionEffects(new double[2], new double[1], new int[2]))
                .hasMessageContaining("2 effects, 1 variances");
    }

    @Test
    void agreementCountsRanksAndTheTopTenth() {
        double[] t = new double[21];
        double[] importance = new double[21];
        for (int region = 0; region < 20; region++) {
            t[region] = region;
            importance[region] = region;
        }
        t[20] = NAN;
        importance[20] = 100;
        GlmAgreement same = GlmAgreement.of(importance, t);
        assertThat(same).isEqualTo(new GlmAgreement(20, 1, 2, 2));
        assertThat(same.share()).isEqualTo(1);
        assertThat(same.chance()).isEqualTo(0.1);
        importance[0] = 30;
        assertThat(GlmAgreement.of(importance, t).common()).isEqualTo(1);
        for (int region = 0; region < 20; region++) {
            importance[region] = -region;
        }
        assertThat(GlmAgreement.of(importance, t)).isEqualTo(new GlmAgreement(20, -1, 2, 0));
    }

    /** A subject's effect of label a against b over two runs; region 0 responds to a, regions 1 to 9 to nothing. */
    private static RegionEffects subject(Random random, double response) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(new Event(5 + 25 * i, 10, i % 2 == 0 ? "a" : "b"));
        }
        Design design = Design.of(events, 80, 2, GlmOptions.withDefaults());
        double[] weights =
                design.weights(Contrast.OTHERS, "a", List.of("a", "b")).orElseThrow();
        double[][] rows = design.rows();
        List<RegionEffects> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            double[][] series = new double[80][10];
            double[] before = new double[10];
            for (int frame = 0; frame < 80; frame++) {
                for (int region = 0; region < 10; region++) {
                    before[region] = 0.4 * before[region] + random.nextGaussian();
                    series[frame][region] = before[region] + (region == 0 ? response * rows[frame][0] : 0);
                }
            }
            runs.add(RunGlm.fit(series, design, NoiseModel.AR1).effects(weights));
        }
        return RegionEffects.over(runs);
    }

    private static GroupGlm cohort(Random random, double response) {
        List<RegionEffects> subjects = new ArrayList<>();
        for (int subject = 0; subject < 8; subject++) {
            subjects.add(subject(random, response));
        }
        return GroupGlm.of(subjects, SignFlipTest.withDefaults());
    }

    @Test
    void plantedRegionIsFoundAndNoOther() {
        GroupGlm group = cohort(new Random(1), 2);
        assertThat(group.familyWise()[0]).isLessThan(0.05);
        assertThat(group.effect()[0]).isEqualTo(2, within(0.8));
        assertThat(Arrays.stream(group.familyWise()).filter(p -> p < 0.05).count())
                .isEqualTo(1);
    }

    @Test
    void cohortsWithoutEffectHaveAFindingAtMostAtTheNominalRate() {
        Random random = new Random(2);
        int cohorts = 200;
        int withFinding = 0;
        for (int cohort = 0; cohort < cohorts; cohort++) {
            double[] familyWise = cohort(random, 0).familyWise();
            withFinding += Arrays.stream(familyWise).min().orElseThrow() < 0.05 ? 1 : 0;
        }
        // At 5 % of 200 cohorts 10 are expected, and more than 16 in 2 of 100 counts.
        assertThat(withFinding).isBetween(1, 16);
    }
}
