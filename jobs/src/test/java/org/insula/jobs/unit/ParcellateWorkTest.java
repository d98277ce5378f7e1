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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcellateWorkTest {
    private static final FileAccess FILES = new LocalFiles();

    @TempDir
    private Path folder;

    private RunConfig config;
    private StudyAtlas atlas;
    private OutputTree tree;
    private BoldRun run;
    private ParcellateWork work;
    private UnitStore store;

    @BeforeEach
    void prepare() throws IOException {
        TinyStudy.cohort(folder);
        config = RunConfigReader.read(FILES, TinyStudy.configuration(folder, "out"));
        atlas = config.parcellation().atlases().get(0).read(FILES);
        tree = new OutputTree(config.output(), atlas.name());
        run = config.input().runs(FILES).runs().get(0);
        work = new ParcellateWork(FILES, config, tree, List.of(atlas));
        store = new UnitStore(FILES, tree.units());
    }

    private boolean isDone() {
        return store.isDone(work.unit(run)) && work.outputs(run).exist(FILES);
    }

    @Test
    void aRunThatChangedSinceItWasScannedIsLeftOutUntilTheNextScan() throws IOException {
        ScannedRun scanned = work.scan(run);
        Files.setLastModifiedTime(Path.of(run.path()), FileTime.fromMillis(1_000_000_000_000L));

        UnitOutcome outcome = work.perform(scanned);

        assertThat(outcome.hasFailed()).isTrue();
        assertThat(outcome.message()).contains(run.path(), "changed while Insula was at work");
        assertThat(work.outputs(run).exist(FILES)).isFalse();
        assertThat(work.perform(work.scan(run)).hasFailed()).isFalse();
        assertThat(isDone()).isTrue();
    }

    @Test
    void aRunThatWasNotThereIsScannedAllTheSame() throws IOException {
        Path bold = Path.of(run.path());
        Files.move(bold, folder.resolve("away"));

        ScannedRun scanned = work.scan(run);

        assertThat(scanned.key()).isEmpty();
        assertThat(work.perform(scanned).message()).contains("does not exist");
    }

    @Test
    void anAttemptThatIsInterruptedSaysNothingOfTheRunAndKeepsWhatAnotherOneMade() {
        ScannedRun scanned = work.scan(run);
        work.perform(scanned);
        assertThat(isDone()).isTrue();

        // Hadoop's file systems end a read so when Spark gives up a task; local disks read on.
        FileAccess interrupted = TamperedFiles.with("open", () -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the task is not wanted any more");
            }
            return FILES.open(run.path());
        });
        ParcellateWork unwanted = new ParcellateWork(interrupted, config, tree, List.of(atlas));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> unwanted.perform(scanned)).isInstanceOf(InputException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(isDone()).isTrue();
    }

    @Test
    void whatIsSentToExecutorsArrivesWhole() throws Exception {
        ScannedRun scanned = work.scan(run);
        Workplace place = new Workplace("0", 2, 1);
        assertThat(sent(scanned)).isEqualTo(scanned);
        assertThat(sent(place)).isEqualTo(place);
    }

    private static Object sent(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(value);
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }
}
