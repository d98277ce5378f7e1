package org.insula.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.insula.atlas.AtlasReader;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.bids.BidsLayout;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Confounds;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.io.bids.RunFilter;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;
import org.insula.pipeline.sample.SamplingOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortSimulatorTest {
    private static final FileAccess FILES = new LocalFiles();
    private static final CohortSpec SMALL = CohortSpec.withDefaults(11)
            .withSubjects(2)
            .withTasks(2)
            .withRuns(1)
            .withBrain(new BrainShape(12, 14, 12, 10, 40))
            .withEffects(new EffectSizes(1, 2, 3, 0.3, 0.5));

    @TempDir
    static Path folder;

    private static final CohortSimulator SIMULATOR = new CohortSimulator(SMALL);

    @BeforeAll
    static void simulate() {
        SIMULATOR.write(FILES, folder.toString());
    }

    private static List<String> filesIn(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesABidsDataSet() throws IOException {
        List<String> expected = new ArrayList<>(List.of(
                ".bidsignore",
                "README",
                "atlas-Simulated_dseg.nii.gz",
                "atlas-Simulated_dseg.tsv",
                "dataset_description.json",
                "participants.tsv",
                "task-language_bold.json",
                "task-motor_bold.json",
                "truth.json",
                "truth.tsv"));
        for (SimulatedRun run : SIMULATOR.runs()) {
            for (String suffix : List.of("_bold.nii.gz", "_desc-confounds_timeseries.tsv", "_events.tsv")) {
                expected.add(run.folder() + "/" + run.id() + suffix);
            }
        }
        Collections.sort(expected);
        assertThat(filesIn(folder)).isEqualTo(expected);
    }

    @Test
    void isDiscoveredWithAllThatBelongsToARun() {
        List<BoldRun> runs = BidsLayout.runs(FILES, folder.toString(), RunFilter.all());
        assertThat(runs).hasSize(4);
        BoldRun first = runs.get(0);
        assertThat(first.id()).isEqualTo("sub-01_task-language_run-1");
        assertThat(first.repetitionTime()).isEqualTo(2);
        assertThat(Events.read(FILES, first.eventsPath()))
                .containsExactly(
                        new Event(8, 32, "language"), new Event(88, 32, "language"), new Event(168, 32, "language"));
        Confounds confounds = Confounds.read(FILES, first.confoundsPath());
        assertThat(confounds.frames()).isEqualTo(120);
        assertThat(confounds.names()).startsWith("trans_x", "trans_y").endsWith("framewise_displacement");
        assertThat(confounds.column("framewise_displacement")[0]).isNaN();
        assertThat(confounds.column("framewise_displacement")[1]).isPositive();
    }

    @Test
    void writesAnAtlasThatReadsBackTheSame() {
        assertThat(AtlasReader.read(FILES, CohortSimulator.atlasImage(folder.toString()), "", "Simulated"))
                .isEqualTo(SIMULATOR.atlas());
    }

    @Test
    void writesTheTruthThatReadsBackTheSame() {
        assertThat(Truth.isIn(FILES, folder.toString())).isTrue();
        assertThat(Truth.isIn(FILES, folder.resolve("sub-01").toString())).isFalse();
        assertThat(Truth.read(FILES, folder.toString())).isEqualTo(SIMULATOR.truth());
    }

    @Test
    void refusesATruthThatIsNone(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("truth.json"), "{\"Regions\": [{\"task\": \"x\"}]}");
        assertThatThrownBy(() -> Truth.read(FILES, other.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not a cohort's truth");
    }

    @Test
    void writesTheSameBytesInAnyOrder(@TempDir Path again) throws IOException {
        CohortSimulator second = new CohortSimulator(SMALL);
        List<SimulatedRun> backwards = new ArrayList<>(second.runs());
        Collections.reverse(backwards);
        backwards.forEach(run -> second.writeRun(FILES, again.toString(), run));
        second.writeDataset(FILES, again.toString());
        for (String file : filesIn(folder)) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void writesOtherRunsWithAnotherSeed(@TempDir Path other) throws IOException {
        CohortSpec spec = new CohortSpec(2, 2, 1, 120, 2, SMALL.brain(), SMALL.design(), SMALL.effects(), 12);
        SimulatedRun run = SIMULATOR.runs().get(0);
        new CohortSimulator(spec).writeRun(FILES, other.toString(), run);
        String image = run.folder() + "/" + run.id() + "_bold.nii.gz";
        assertThat(Files.mismatch(other.resolve(image), folder.resolve(image))).isNotNegative();
    }

    @Test
    void plantsWhatTheSpecificationSays() {
        Truth truth = SIMULATOR.truth();
        assertThat(truth.regions()).hasSize(2 * 3 + 2);
        assertThat(truth.regions()).extracting(PlantedRegion::region).doesNotHaveDuplicates();
        assertThat(truth.of("motor"))
                .extracting(PlantedRegion::timing)
                .containsExactly(Timing.EARLY, Timing.LATE, Timing.SUSTAINED);
        assertThat(truth.telling()).hasSize(6);
        PlantedRegion early = truth.of("motor").get(0);
        PlantedRegion late = truth.of("motor").get(1);
        // Eight seconds of response from 8 s on peak near 17 s, frame 8; those from 32 s on twelve frames later.
        assertThat(early.firstFrame()).isBetween(5, 7);
        assertThat(early.endFrame()).isBetween(10, 12);
        assertThat(late.firstFrame()).isEqualTo(early.firstFrame() + 12);
        assertThat(late.endFrame()).isEqualTo(early.endFrame() + 12);
    }

    @Test
    void knowsWhereSamplesStartInACycle() {
        Truth truth = SIMULATOR.truth();
        assertThat(truth.firstFrame(SamplingOptions.byTask(40))).isEqualTo(OptionalInt.of(0));
        assertThat(truth.firstFrame(SamplingOptions.byTask(40).withLagSeconds(6)))
                .isEqualTo(OptionalInt.of(3));
        assertThat(truth.firstFrame(SamplingOptions.byTask(30))).isEmpty();
        assertThat(truth.firstFrame(SamplingOptions.byTrialType(20, 4))).isEqualTo(OptionalInt.of(6));
        assertThat(SMALL.suitableSampling()).isEqualTo(SamplingOptions.byTrialType(20, 2));
    }

    @Test
    void showsPlantedResponsesInTheRegionMeansOfTheirTaskOnly() {
        for (PlantedRegion planted : SIMULATOR.truth().telling()) {
            for (SimulatedRun run : SIMULATOR.runs()) {
                double rise = rise(series(run), planted);
                if (run.task().equals(planted.task())) {
                    assertThat(rise).as("%s in %s", planted, run).isGreaterThan(1);
                } else {
                    assertThat(rise).as("%s in %s", planted, run).isLessThan(1);
                }
            }
        }
    }

    private static RegionSeries series(SimulatedRun run) {
        String path =
                folder.resolve(run.folder()).resolve(run.id() + "_bold.nii.gz").toString();
        try (NiftiFrames frames = NiftiReader.open(FILES, path)) {
            return RegionExtractor.of(SIMULATOR.atlas()).extract(frames, SMALL.repetitionTime());
        }
    }

    /** Mean in the planted frames less that in the rest of the cycle, in percent of the mean, over all cycles. */
    private static double rise(RegionSeries series, PlantedRegion planted) {
        double on = 0;
        double off = 0;
        int onFrames = 0;
        for (int frame = 0; frame < series.frames(); frame++) {
            int inCycle = frame % SMALL.design().cycleFrames();
            double value = series.value(frame, planted.region());
            if (inCycle >= planted.firstFrame() && inCycle < planted.endFrame()) {
                on += value;
                onFrames++;
            } else {
                off += value;
            }
        }
        off /= series.frames() - onFrames;
        return 100 * (on / onFrames - off) / off;
    }

    @Test
    void hasNoResponseInANullCohort() {
        CohortSpec spec = SMALL.withEffects(SMALL.effects().withResponsePercent(0));
        CohortSpec quiet = SMALL.withEffects(new EffectSizes(1, 2, 0, 0.3, 0.5));
        SimulatedRun run = SIMULATOR.runs().get(0);
        Truth truth = SIMULATOR.truth();
        assertThat(RunSignals.of(spec, truth, run).percent())
                .isDeepEqualTo(RunSignals.of(quiet, new Truth(SMALL.design(), 2, List.of()), run)
                        .percent());
    }

    @Test
    void makesNoiseOfTheAskedForSpreadAndCorrelation() {
        double[] noise = RandomStream.autoregressive(RandomStream.of(1, "test"), 20000, 2, 0.4);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < noise.length; i++) {
            squares += noise[i] * noise[i];
            products += i == 0 ? 0 : noise[i] * noise[i - 1];
        }
        assertThat(Math.sqrt(squares / noise.length)).isCloseTo(2, within(0.05));
        assertThat(products / squares).isCloseTo(0.4, within(0.03));
    }

    @Test
    void refusesCohortsThatCannotBe() {
        assertThatThrownBy(() -> SMALL.withTasks(1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> SMALL.withSubjects(0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> SMALL.withFrames(20))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("do not hold a cycle of 40");
        assertThatThrownBy(() -> SMALL.withTasks(20))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("62 planted regions do not fit among 40");
        assertThatThrownBy(() -> new BlockDesign(10, 5, 6)).isInstanceOf(IllegalArgumentException.class);
    }
}
