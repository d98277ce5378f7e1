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
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.TinyStudy;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.RunConfigReader;
import org.insula.jobs.config.StudyAtlas;
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
        config = RunConfigReader.read(FILES, TinyStudy.configuration(folder, "out"));
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
}
