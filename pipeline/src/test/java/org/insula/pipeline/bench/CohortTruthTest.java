package org.insula.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.importance.GroupImportance;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.simulate.PlantedRegion;
import org.insula.pipeline.simulate.Scenario;
import org.insula.pipeline.simulate.ScenarioCohort;
import org.insula.pipeline.simulate.Timing;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.api.Test;

/** Two subjects, two labels, two frames, four regions: 0 is planted for a, early; 1 for b, late; 2 is common, 3 empty. */
class CohortTruthTest {
    private static final int FRAMES = 2;
    private static final int REGIONS = 4;

    @Test
    void regionsHaveARoleForEachLabel() {
        CohortTruth truth = CohortTruth.of(Scenario.ALIGNED, cohort(0));
        assertThat(List.of(truth.role(0, 0), truth.role(0, 1), truth.role(0, 2), truth.role(0, 3)))
                .containsExactly(RegionRole.PLANTED, RegionRole.OTHER, RegionRole.COMMON, RegionRole.EMPTY);
        assertThat(truth.role(1, 0)).isEqualTo(RegionRole.OTHER);
        assertThat(CohortTruth.of(Scenario.NULL, cohort(0)).role(0, 0)).isEqualTo(RegionRole.EMPTY);
    }

    @Test
    void aMapOfTheTruthIsPerfectAndOneBesideItIsNot() {
        CohortTruth truth = CohortTruth.of(Scenario.ALIGNED, cohort(0));
        List<GroupMap> perfect = List.of(map("a", 0, 0), map("b", 1, 1));
        assertThat(truth.regions(perfect)).isOne();
        assertThat(truth.frames(perfect)).isOne();
        assertThat(truth.found(perfect, Timing.EARLY)).isOne();
        assertThat(truth.onTime(perfect, Timing.LATE)).isOne();
        assertThat(truth.found(perfect, Timing.SUSTAINED)).isNaN();
        List<GroupMap> late = List.of(map("a", 1, 0), map("b", 1, 3));
        assertThat(truth.found(late, Timing.EARLY)).isOne();
        assertThat(truth.onTime(late, Timing.EARLY)).isZero();
        assertThat(truth.found(late, Timing.LATE)).isZero();
        assertThat(truth.regions(late)).isLessThan(1);
    }

    @Test
    void nothingIsPlantedWhereLabelsMeanNothing() {
        CohortTruth truth = CohortTruth.of(Scenario.NULL, cohort(0));
        List<GroupMap> maps = List.of(map("a", 0, 0), map("b", 1, 1));
        assertThat(truth.regions(maps)).isNaN();
        assertThat(truth.found(maps, Timing.EARLY)).isNaN();
    }

    @Test
    void responsesThatMoveAreComparedSampleBySample() {
        assertThat(CohortTruth.of(Scenario.ALIGNED, cohort(0)).isFixed()).isTrue();
        CohortTruth moving = CohortTruth.of(Scenario.UNALIGNED, cohort(1));
        assertThat(moving.isFixed()).isFalse();
        // Sample 0 responds in frame 0, sample 2 in frame 1: the first row is right, the second ranks its place last.
        List<SaliencyRow> rows = List.of(row("a", "s1", "0", 0, 0, 1), row("a", "s2", "2", 1, 0, -1));
        assertThat(moving.frames(MapKind.CONTRIBUTION, rows)).isEqualTo((1 + 1.0 / 8) / 2, within(1e-12));
        assertThat(moving.frames(MapKind.SENSITIVITY, rows)).isOne();
    }

    @Test
    void findingsInRegionsThatTellNothingAreFalse() {
        FindingTally own = new FindingTally(Map.of(RegionRole.PLANTED, 2, RegionRole.OTHER, 1), Map.of());
        FindingTally common = new FindingTally(Map.of(RegionRole.COMMON, 1), Map.of());
        assertThat(own.hasFalse()).isFalse();
        assertThat(own.hasAny()).isTrue();
        assertThat(common.hasFalse()).isTrue();
        assertThat(FindingTally.sum(List.of(own, own, common)).important())
                .containsEntry(RegionRole.PLANTED, 4)
                .containsEntry(RegionRole.COMMON, 1);
    }

    /** Four samples; the response of the second subject's first one starts some frames later. */
    private static ScenarioCohort cohort(int shift) {
        List<HeldSample> samples = new ArrayList<>();
        List<boolean[]> responses = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            String subject = "s" + (1 + index / 2);
            samples.add(HeldSample.of(
                    "" + index,
                    subject,
                    subject,
                    Map.of("subject", subject),
                    index % 2,
                    0,
                    FRAMES,
                    new float[FRAMES * REGIONS]));
            boolean[] truth = new boolean[FRAMES * REGIONS];
            truth[index % 2 == 0 ? (index == 2 ? shift : 0) * REGIONS : REGIONS + 1] = true;
            responses.add(truth);
        }
        SampleSet set = SampleSet.held(List.of("a", "b"), Boxes.regions(REGIONS), FRAMES, 2, samples);
        return new ScenarioCohort(
                set,
                List.of(
                        List.of(new PlantedRegion("a", 0, "r0", Timing.EARLY, 0, 1)),
                        List.of(new PlantedRegion("b", 1, "r1", Timing.LATE, 1, 2))),
                List.of(2),
                responses);
    }

    /** A map of both subjects whose largest value is at a frame and region. */
    private static GroupMap map(String label, int frame, int region) {
        List<SaliencyRow> rows =
                List.of(row(label, "s1", "0", frame, region, 1), row(label, "s2", "2", frame, region, 1));
        return GroupImportance.of(
                ImportanceUnit.SUBJECT,
                SubjectImportance.all(MapKind.CONTRIBUTION, rows),
                BootstrapInterval.withDefaults().withResamples(100));
    }

    private static SaliencyRow row(String label, String subject, String sample, int frame, int region, float value) {
        float[] values = new float[FRAMES * REGIONS];
        values[frame * REGIONS + region] = value;
        return new SaliencyRow(new MapKey("m", label), subject, subject, sample, 0, 1, FRAMES, values);
    }
}
