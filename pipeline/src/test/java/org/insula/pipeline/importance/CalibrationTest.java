package org.insula.pipeline.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** False alarms are no more than allowed, and power grows, in cohorts that are drawn from fixed seeds. */
class CalibrationTest {
    private static final RegionTest QUICK =
            RegionTest.withDefaults().withPermutations(500).withResamples(200);

    @Test
    void falseAlarmsAreNoMoreThanNominalWhereNothingIsPlanted() {
        for (int subjects : new int[] {6, 12, 20}) {
            Calibration found = Calibration.of(new SimulatedGroup(subjects, 40, 0, 0), 100, QUICK);
            assertThat(found.alarms())
                    .as("cohorts of %d with a false alarm", subjects)
                    .isLessThanOrEqualTo(5);
            assertThat(found.falsePositives())
                    .as("regions of %d below 0.05", found.regions())
                    .isLessThanOrEqualTo(found.regions() / 20);
        }
    }

    @Test
    void falseAlarmsStayAtTheirLevelBesideRegionsThatDoMatter() {
        Calibration found = Calibration.of(new SimulatedGroup(12, 40, 4, 2), 100, QUICK);
        assertThat(found.alarms()).isLessThanOrEqualTo(5);
    }

    @Test
    void powerGrowsWithTheEffectAndTheNumberOfSubjects() {
        double weak = power(12, 0.5);
        double medium = power(12, 1.5);
        double strong = power(12, 2);
        assertThat(weak).isLessThan(0.2);
        assertThat(medium).isBetween(0.6, 0.97);
        assertThat(strong).isGreaterThan(0.95);
        assertThat(power(8, 1.5)).isLessThan(medium);
        assertThat(power(20, 1.5)).isGreaterThan(0.97);
    }

    private static double power(int subjects, double effect) {
        Calibration found = Calibration.of(new SimulatedGroup(subjects, 40, 4, effect), 50, QUICK);
        return (double) found.found() / found.planted();
    }

    @Test
    void networksTrainedOnLabelsThatMeanNothingSeldomGiveAnImportantRegion() {
        List<NullCohort> cohorts = IntStream.range(0, 30)
                .mapToObj(cohort -> NullCohort.of(1000 + cohort, cohort))
                .toList();
        // 1.5 expected; five or more would come up in one of 60 such series.
        assertThat(cohorts.stream().filter(NullCohort::important)).hasSizeLessThan(5);
        // What the verdict is for: all subjects of a fold share a network, and no network's saliency is quite even.
        assertThat(cohorts.stream().filter(NullCohort::alarm)).hasSizeGreaterThan(15);
    }

    @Test
    void againstNullMapsFalseAlarmsKeepToTheirLevel() {
        List<NullCohort> relabelled = IntStream.range(0, 20)
                .mapToObj(label -> NullCohort.of(7, label))
                .toList();
        long alarms = relabelled.stream()
                .filter(each -> each.alarm(
                        relabelled.stream().filter(other -> other != each).toList()))
                .count();
        // One of 20 exchangeable maps is the most extreme; two may tie.
        assertThat(alarms).isBetween(1L, 2L);
    }
}
