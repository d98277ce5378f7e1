package org.insula.jobs.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.TinyStudy;
import org.insula.jobs.config.CleaningKeys;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.unit.Step.Asked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcellateStepTest {
    private static final FileAccess FILES = new LocalFiles();

    @TempDir
    private Path folder;

    private RunConfig config;
    private StudyAtlas atlas;
    private OutputTree tree;
    private BoldRun run;
    private ParcellateStep step;
    private UnitStore store;

    @BeforeEach
    void prepare() throws IOException {
        TinyStudy.cohort(folder);
        config = StudyFile.read(FILES, TinyStudy.configuration(folder, "out"));
        atlas = config.parcellation().atlases().get(0).read(FILES);
        tree = new OutputTree(config.output(), atlas.name());
        run = config.input().runs(FILES).runs().get(0);
        step = step(FILES);
        store = new UnitStore(FILES, tree.units());
    }

    private ParcellateStep step(FileAccess files) {
        return new ParcellateStep(new KnownStudy(config, files, tree, List.of(atlas), List.of(run)));
    }

    private boolean isDone() {
        return step(FILES).status(run).isDone();
    }

    private Asked<BoldRun> asked() {
        return step.asked(List.of(run)).get(0);
    }

    private static UnitOutcome perform(ParcellateStep step, Asked<BoldRun> asked) {
        return new Attempts<>(step.store(), step.task()).attempt(asked);
    }

    @Test
    void aRunThatChangedSinceItWasPlannedIsLeftOutUntilTheNextPlan() throws IOException {
        Asked<BoldRun> planned = asked();
        Files.setLastModifiedTime(Path.of(run.path()), FileTime.fromMillis(1_000_000_000_000L));

        UnitOutcome outcome = perform(step, planned);

        assertThat(outcome.hasFailed()).isTrue();
        assertThat(outcome.message()).contains(run.path(), "changed while Insula was at work");
        assertThat(tree.series(run, atlas).exist(FILES)).isFalse();
        step.startAgain();
        assertThat(perform(step, asked()).hasFailed()).isFalse();
        assertThat(isDone()).isTrue();
    }

    @Test
    void aRunThatWasNotThereIsTriedAllTheSame() throws IOException {
        Path bold = Path.of(run.path());
        Files.move(bold, folder.resolve("away"));

        Asked<BoldRun> planned = asked();

        assertThat(perform(step, planned).message()).contains("does not exist");
    }

    @Test
    void anAttemptThatIsInterruptedSaysNothingOfTheRunAndKeepsWhatAnotherOneMade() {
        Asked<BoldRun> planned = asked();
        perform(step, planned);
        assertThat(isDone()).isTrue();

        // Hadoop's file systems end a read so when Spark gives up a task; local disks read on.
        FileAccess interrupted = TamperedFiles.with("open", () -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the task is not wanted any more");
            }
            return FILES.open(run.path());
        });
        ParcellateStep unwanted = step(interrupted);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> perform(unwanted, planned)).isInstanceOf(InputException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(isDone()).isTrue();
    }

    @Test
    void whatIsSentToExecutorsArrivesWhole() throws Exception {
        Asked<BoldRun> planned = asked();
        Workplace place = new Workplace("0", 2, 1);
        assertThat(((Asked<?>) sent(planned)).work().key())
                .isEqualTo(planned.work().key());
        assertThat(sent(place)).isEqualTo(place);
    }

    private static Object sent(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(value);
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    /** The key of the unit of the first run, of a configuration with these keys added to a section. */
    private String key(String section, String keys) throws IOException {
        String yaml = Files.readString(Path.of(TinyStudy.configuration(folder, "out")));
        String changed = section.equals("atlas")
                ? yaml.replace("atlas: {", "atlas: {" + keys + ", ")
                : yaml + section + ": {" + keys + "}\n";
        RunConfig other = StudyFile.read(
                FILES,
                Files.writeString(folder.resolve("changed.yaml"), changed).toString());
        return new ParcellateStep(new KnownStudy(other, FILES, tree, List.of(atlas), List.of(run)))
                .work(run)
                .key();
    }

    @Test
    void everyKeyOfAtlasAndCleaningMakesAnotherUnit() throws IOException {
        Files.copy(Path.of(config.parcellation().atlases().get(0).image()), folder.resolve("mask.nii.gz"));
        Map<String, String> atlasKeys = Map.ofEntries(
                Map.entry("name", "Other"),
                Map.entry("map", "other"),
                Map.entry("statistic", "median"),
                Map.entry("mapStatistic", "weightedMean"),
                Map.entry("regions", "held"),
                Map.entry("resample", "nearest"),
                Map.entry("constantVoxels", "include"),
                Map.entry("minimumCoverage", "0.4"),
                Map.entry("mask", "mask.nii.gz"),
                Map.entry("smoothing", "2"));
        Map<String, String> cleanKeys = Map.of(
                "detrend", "none",
                "standardize", "none",
                "filter", "butterworth, highPass: 0.01",
                "highPass", "0.01",
                "lowPass", "0.1",
                "confounds", "simple",
                "scrub", "{framewiseDisplacement: 0.4}");
        assertThat(ParcellationConfig.SECTION.names())
                .as("image and labels are files, whose content is an input of the unit")
                .containsOnlyOnceElementsOf(atlasKeys.keySet())
                .hasSize(atlasKeys.size() + 2);
        assertThat(CleaningKeys.SECTION.names()).containsExactlyInAnyOrderElementsOf(cleanKeys.keySet());
        Set<String> keys = new HashSet<>(Set.of(key("clean", "")));
        for (Map.Entry<String, String> each : atlasKeys.entrySet()) {
            assertThat(keys.add(key("atlas", each.getKey() + ": " + each.getValue())))
                    .as(each.getKey())
                    .isTrue();
        }
        for (Map.Entry<String, String> each : cleanKeys.entrySet()) {
            assertThat(keys.add(key("clean", each.getKey() + ": " + each.getValue())))
                    .as(each.getKey())
                    .isTrue();
        }
    }
}
