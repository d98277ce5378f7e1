package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.junit.jupiter.api.Test;

class SampleCutterTest {
    private static final float NAN = Float.NaN;
    private static final BoldRun FIRST = Cohorts.run("01", "motor", "1", Map.of("site", "a"));
    private static final BoldRun SECOND = Cohorts.run("02", "rest", "1", Map.of("site", "b"));

    private static LabelledRun withEvents(BoldRun run, Event... events) {
        return Cohorts.labelledRun(run, 20, 3, 2.0, List.of(events));
    }

    @Test
    void startsAWindowAtTheFrameNearestToOnsetPlusLag() {
        assertThat(SampleCutter.nearestFrame(15 + 5, 2.5)).isEqualTo(8);
        assertThat(SampleCutter.nearestFrame(10.9, 2)).isEqualTo(5);
        assertThat(SampleCutter.nearestFrame(11.1, 2)).isEqualTo(6);
        assertThat(SampleCutter.nearestFrame(-3, 2)).isEqualTo(-1);
    }

    @Test
    void givesHalvesToTheLaterFrame() {
        assertThat(SampleCutter.nearestFrame(11, 2)).isEqualTo(6);
        assertThat(SampleCutter.nearestFrame(0.36, 0.72)).isEqualTo(1);
        assertThat(SampleCutter.nearestFrame(3 * 0.36, 0.72)).isEqualTo(2);
    }

    @Test
    void cutsOneWindowAnEvent() {
        CohortCutter.Held cut = CohortCutter.with(SamplingOptions.byTrialType(4, 5))
                .cut(List.of(withEvents(FIRST, new Event(3, 4, "hand"), new Event(15, 4, "foot"))));

        SampleSet samples = cut.samples();
        assertThat(samples.labels()).containsExactly("foot", "hand");
        assertThat(samples.size()).isEqualTo(2);
        Sample hand = samples.sample(0);
        assertThat(hand.label()).isEqualTo(1);
        assertThat(hand.onset()).isEqualTo(8);
        assertThat(samples.values().of(0)).startsWith(400, 401, 402, 500).endsWith(702);
        assertThat(samples.values().of(1)).startsWith(1000, 1001);
        assertThat(hand.columns()).containsEntry("site", "a").containsEntry("run", "sub-01_task-motor_run-1");
        assertThat(cut.exclusions()).isEmpty();
    }

    @Test
    void reportsAWindowThatLeavesItsRun() {
        CohortCutter.Held cut = CohortCutter.with(SamplingOptions.byTrialType(4, 4))
                .cut(List.of(withEvents(
                        FIRST, new Event(0, 4, "hand"), new Event(28, 4, "foot"), new Event(30, 4, "hand"))));

        assertThat(cut.samples().size()).isEqualTo(2);
        assertThat(cut.exclusions()).singleElement().satisfies(exclusion -> {
            assertThat(exclusion.part()).isEqualTo("event 3 (hand at 30.0 s)");
            assertThat(exclusion.reason()).isEqualTo("its window, frames 17 to 20, leaves the run of 20 frames");
            assertThat(exclusion.wholeRun()).isFalse();
        });
    }

    @Test
    void cutsWindowsSideBySideByTask() {
        LabelledRun first = withEvents(FIRST);
        LabelledRun second = withEvents(SECOND);
        CohortCutter.Held cut =
                CohortCutter.with(SamplingOptions.byTask(6).withLagSeconds(4)).cut(List.of(second, first));

        assertThat(cut.samples().labels()).containsExactly("motor", "rest");
        assertThat(cut.samples().table().samples())
                .extracting(Sample::id)
                .containsExactly(
                        "sub-01_task-motor_run-1_window-1",
                        "sub-01_task-motor_run-1_window-2",
                        "sub-01_task-motor_run-1_window-3",
                        "sub-02_task-rest_run-1_window-1",
                        "sub-02_task-rest_run-1_window-2",
                        "sub-02_task-rest_run-1_window-3");
        assertThat(cut.samples().table().samples()).extracting(Sample::onset).startsWith(4.0, 16.0, 28.0);
    }

    @Test
    void overlapsWindowsWhenTheStrideIsShort() {
        CohortCutter.Held cut = CohortCutter.with(SamplingOptions.byTask(6).withStride(2))
                .cut(List.of(withEvents(FIRST), withEvents(SECOND)));
        assertThat(cut.samples().size()).isEqualTo(2 * 8);
    }

    @Test
    void keepsOnlyWantedTrialTypes() {
        CohortCutter.Held cut = CohortCutter.with(
                        SamplingOptions.byTrialType(2, 0).withTrialTypes(List.of("hand", "foot")))
                .cut(List.of(
                        withEvents(FIRST, new Event(0, 2, "hand"), new Event(4, 2, "rest"), new Event(8, 2, "foot"))));
        assertThat(cut.samples().labels()).containsExactly("foot", "hand");
        assertThat(cut.exclusions()).isEmpty();
    }

    @Test
    void refusesAWantedTrialTypeThatNeverOccurs() {
        CohortCutter cutter =
                CohortCutter.with(SamplingOptions.byTrialType(2, 0).withTrialTypes(List.of("hand", "fot")));
        assertThatThrownBy(
                        () -> cutter.cut(List.of(withEvents(FIRST, new Event(0, 2, "hand"), new Event(8, 2, "foot")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no sample is labelled fot");
    }

    @Test
    void reportsARunWithoutEventsAndGoesOn() {
        CohortCutter.Held cut = CohortCutter.with(SamplingOptions.byTrialType(2, 0))
                .cut(List.of(withEvents(FIRST, new Event(0, 2, "hand"), new Event(8, 2, "foot")), withEvents(SECOND)));
        assertThat(cut.exclusions())
                .singleElement()
                .satisfies(exclusion -> assertThat(exclusion.describe())
                        .isEqualTo("sub-02_task-rest_run-1: it has no events; add its events.tsv, or label by task"));
    }

    @Test
    void namesTheRunAndTheRemedyWhenNoRunHasEvents() {
        CohortCutter cutter = CohortCutter.with(SamplingOptions.byTrialType(2, 0));
        assertThatThrownBy(() -> cutter.cut(List.of(withEvents(SECOND), withEvents(FIRST))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("sub-01_task-motor_run-1: it has no events; add its events.tsv");
    }

    @Test
    void refusesRunsOfDifferentRepetitionTime() {
        LabelledRun slow = Cohorts.labelledRun(SECOND, 20, 3, 2.5, List.of());
        CohortCutter cutter = CohortCutter.with(SamplingOptions.byTask(4));
        assertThatThrownBy(() -> cutter.cut(List.of(withEvents(FIRST), slow)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("repetition time 2.5 s differs from the 2.0 s of sub-01_task-motor_run-1");
    }

    @Test
    void leavesTheOneRunOutWhoseRepetitionTimeDiffers() {
        BoldRun third = Cohorts.run("03", "foot", "1", Map.of());
        LabelledRun odd = Cohorts.labelledRun(third, 20, 3, 2.5, List.of());
        CohortCutter.Held cut =
                CohortCutter.with(SamplingOptions.byTask(4)).cut(List.of(withEvents(FIRST), odd, withEvents(SECOND)));
        assertThat(cut.samples().labels()).containsExactly("motor", "rest");
        assertThat(cut.exclusions())
                .extracting(Exclusion::describe)
                .containsExactly("sub-03_task-foot_run-1: its repetition time is 2.5 s, that of most runs 2.0 s; filter"
                        + " the runs or analyse them apart");
        // 16 frames of 2.02 s are 0.32 s late in the end: not half a frame.
        LabelledRun near = Cohorts.labelledRun(third, 20, 3, 2.02, List.of());
        assertThat(CohortCutter.with(SamplingOptions.byTask(4))
                        .cut(List.of(withEvents(FIRST), near, withEvents(SECOND)))
                        .exclusions())
                .isEmpty();
    }

    @Test
    void oneLabelInTwoSpellingsIsOneLabel() {
        CohortCutter.Held cut = CohortCutter.with(
                        SamplingOptions.byTrialType(2, 0).withTrialTypes(List.of("1", "2")))
                .cut(List.of(
                        withEvents(FIRST, new Event(0, 2, "1"), new Event(8, 2, "2.0")),
                        withEvents(SECOND, new Event(0, 2, "1.0"), new Event(8, 2, "2 "))));
        assertThat(cut.samples().labels()).containsExactly("1", "2");
        assertThat(cut.samples().table().labelCounts()).containsExactly(2, 2);
        CohortCutter.Held free = CohortCutter.with(SamplingOptions.byTrialType(2, 0))
                .cut(List.of(
                        withEvents(FIRST, new Event(0, 2, "Face"), new Event(8, 2, "rest")),
                        withEvents(SECOND, new Event(0, 2, "face"), new Event(8, 2, "face "))));
        assertThat(free.samples().labels()).hasSize(2).contains("rest");
    }

    @Test
    void refusesRunsOfDifferentRegions() {
        LabelledRun other = Cohorts.labelledRun(SECOND, 20, 4, 2, List.of());
        CohortCutter cutter = CohortCutter.with(SamplingOptions.byTask(4));
        assertThatThrownBy(() -> cutter.cut(List.of(withEvents(FIRST), other)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("same atlas");
    }

    @Test
    void reportsARunOfUnknownRepetitionTime() {
        LabelledRun timeless = Cohorts.labelledRun(SECOND, 20, 3, Double.NaN, List.of());
        BoldRun third = Cohorts.run("03", "foot", "1", Map.of());
        CohortCutter.Held cut = CohortCutter.with(SamplingOptions.byTask(4))
                .cut(List.of(withEvents(FIRST), timeless, withEvents(third)));
        assertThat(cut.samples().labels()).containsExactly("foot", "motor");
        assertThat(cut.exclusions()).singleElement().satisfies(exclusion -> {
            assertThat(exclusion.wholeRun()).isTrue();
            assertThat(exclusion.reason()).contains("repetition time is unknown");
        });
    }

    @Test
    void reportsARunThatIsTooShort() {
        LabelledRun brief = Cohorts.labelledRun(Cohorts.run("03", "rest", "1", Map.of()), 3, 3, 2, List.of());
        CohortCutter.Held cut =
                CohortCutter.with(SamplingOptions.byTask(4)).cut(List.of(withEvents(FIRST), brief, withEvents(SECOND)));
        assertThat(cut.exclusions())
                .extracting(Exclusion::describe)
                .containsExactly("sub-03_task-rest_run-1: it has 3 frames; a sample takes 4 from frame 0 on");
    }

    @Test
    void marksARegionWithAGapAsMissingFromTheWholeSample() {
        LabelledRun gap = withEvents(FIRST);
        double[][] values = gap.series().values();
        values[1][2] = Double.NaN;
        LabelledRun withGap = new LabelledRun(FIRST, gap.series().withValues(values), List.of());
        SampleSet samples = CohortCutter.with(SamplingOptions.byTask(4))
                .cut(List.of(withGap, withEvents(SECOND)))
                .samples();
        assertThat(samples.sample(0).isMissing(2)).isTrue();
        assertThat(samples.values().of(0)).containsExactly(0, 1, NAN, 100, 101, NAN, 200, 201, NAN, 300, 301, NAN);
        assertThat(samples.sample(0).coveredRegions()).isEqualTo(2);
        assertThat(samples.sample(1).isMissing(2)).isFalse();
    }

    /** A run of which some frames are missing, and the last region in all of them. */
    private static LabelledRun scrubbed(BoldRun run, List<Event> events, int... frames) {
        LabelledRun whole = Cohorts.labelledRun(run, 20, 3, 2, events);
        double[][] values = whole.series().values();
        for (double[] frame : values) {
            frame[2] = Double.NaN;
        }
        for (int frame : frames) {
            Arrays.fill(values[frame], Double.NaN);
        }
        return new LabelledRun(run, whole.series().withValues(values), events);
    }

    @Test
    void bridgesMissingFramesAlongTheRunAndAtItsEnds() {
        SampleSet samples = CohortCutter.with(SamplingOptions.byTask(4).withMaximumMissing(0.5))
                .cut(List.of(scrubbed(FIRST, List.of(), 0, 7, 8, 19), withEvents(SECOND)))
                .samples();
        assertThat(samples.values().of(0)).startsWith(100, 101, NAN, 100, 101, NAN, 200);
        assertThat(samples.values().of(1)).endsWith(600, 601, NAN, 700, 701, NAN);
        assertThat(samples.values().of(2)).startsWith(800, 801, NAN, 900, 901, NAN);
        assertThat(samples.values().of(4)).endsWith(1800, 1801, NAN, 1800, 1801, NAN);
    }

    @Test
    void dropsAndCountsWindowsWithTooManyMissingFrames() {
        SampleCutter cutter = SampleCutter.with(
                SamplingOptions.byTask(5), withEvents(FIRST).series().regions());
        RunCut cut = cutter.cut(scrubbed(FIRST, List.of(), 2, 5, 6, 11));
        assertThat(cut.windows()).extracting(CutWindow::firstFrame).containsExactly(0, 10, 15);
        assertThat(cut.gaps()).isEqualTo(new RunGaps(FIRST.id(), 2, 1));
        assertThat(cut.exclusions())
                .extracting(Exclusion::reason)
                .containsExactly("2 of its 5 frames are missing (such as scrubbed ones); up to 1 may be"
                        + " (samples.maximumMissing)");
        SampleCutter strict = SampleCutter.with(
                SamplingOptions.byTask(5).withMaximumMissing(0),
                withEvents(FIRST).series().regions());
        assertThat(strict.cut(scrubbed(FIRST, List.of(), 2, 5, 6, 11)).gaps()).isEqualTo(new RunGaps(FIRST.id(), 0, 3));
    }

    @Test
    void bridgesTheSameWhateverTheLabels() {
        SamplingOptions options = SamplingOptions.byTrialType(5, 0);
        LabelledRun one = scrubbed(FIRST, List.of(new Event(0, 2, "a"), new Event(10, 2, "b")), 2, 5);
        LabelledRun other = scrubbed(FIRST, List.of(new Event(0, 2, "b"), new Event(10, 2, "a")), 2, 5);
        CohortCutter cutter = CohortCutter.with(options);
        SampleSet given = cutter.cut(List.of(one)).samples();
        SampleSet swapped = cutter.cut(List.of(other)).samples();
        assertThat(given.values().of(0)).containsExactly(swapped.values().of(0));
        assertThat(given.values().of(1)).containsExactly(swapped.values().of(1));
    }

    @Test
    void reportsWindowsWithoutAnyCoveredRegion() {
        double[][] nothing = new double[20][3];
        for (double[] frame : nothing) {
            Arrays.fill(frame, Double.NaN);
        }
        RegionSeries empty = withEvents(SECOND).series().withValues(nothing);
        BoldRun third = Cohorts.run("03", "foot", "1", Map.of());
        CohortCutter.Held cut = CohortCutter.with(SamplingOptions.byTask(10))
                .cut(List.of(withEvents(FIRST), new LabelledRun(SECOND, empty, List.of()), withEvents(third)));
        assertThat(cut.exclusions()).extracting(Exclusion::reason).containsExactly("no region is covered");
    }

    @Test
    void refusesASingleLabel() {
        CohortCutter cutter = CohortCutter.with(SamplingOptions.byTask(4));
        assertThatThrownBy(() -> cutter.cut(List.of(withEvents(FIRST))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only one label was found: motor");
    }

    @Test
    void refusesEmptySamples() {
        assertThatThrownBy(() -> SamplingOptions.byTask(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("samples of 0 frames");
    }

    @Test
    void refusesANegativeLagAndAStrideOfZero() {
        assertThatThrownBy(() -> SamplingOptions.byTask(4).withLagSeconds(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SamplingOptions.byTask(4).withStride(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventThatComesAgainUnderAnotherSpellingCountsOnce() {
        CohortCutter.Held cut = CohortCutter.with(SamplingOptions.byTrialType(4, 0))
                .cut(List.of(withEvents(
                        FIRST, new Event(4, 4, "hand"), new Event(4, 0, "Hand "), new Event(12, 4, "foot"))));
        assertThat(cut.samples().size()).isEqualTo(2);
        assertThat(cut.exclusions())
                .extracting(Exclusion::describe)
                .containsExactly("sub-01_task-motor_run-1, event 2 (Hand  at 4.0 s): "
                        + "an event of this onset and label counts already");
    }
}
