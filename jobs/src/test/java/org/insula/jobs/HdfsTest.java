package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.insula.io.FileAccess;
import org.insula.io.FileAccessContract;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a real HDFS, configuration, atlas, input and output, beside the same on the local disk. */
class HdfsTest {
    private static final FileAccess LOCAL = new LocalFiles();
    private static final String BOLD = "cohort/sub-02/func/sub-02_task-motor_run-1_bold.nii.gz";
    private static final String SERIES =
            "study/sub-03/func/sub-03_task-motor_run-1_atlas-Simulated_stat-mean_timeseries.tsv";

    private static final String STUDY = """
            input: {bids: cohort}
            atlas: {image: cohort/atlas-Simulated_dseg.nii.gz}
            samples: {label: trialType, frames: 20, lag: 0}
            models: [{model: lstm, hidden: 4}]
            training: {folds: 2, seeds: 1, seed: 5, epochs: 3, validationShare: 0.3}
            saliency: {methods: [gradient]}
            output: study
            """;

    @TempDir
    private static Path folder;

    private static TinyHdfs hdfs;
    private static Both first;

    /** How the same command ended on the local disk and on HDFS. */
    private record Both(Program.Ended local, Program.Ended remote) {}

    @BeforeAll
    static void runOnce() throws IOException {
        Path study = folder.resolve("tiny");
        TinyStudy.cohort(study);
        Files.writeString(study.resolve("study.yaml"), STUDY);
        hdfs = new TinyHdfs(folder.resolve("blocks"));
        hdfs.upload(study, "/lab");
        first = run();
        assertThat(first.remote().code()).as(first.remote().err()).isZero();
    }

    @AfterAll
    static void stop() {
        hdfs.close();
    }

    private static Both run() {
        return new Both(
                Program.insula("run", "--cores", "2", local("study.yaml")),
                Program.insula("run", "--cores", "2", remote("study.yaml")));
    }

    private static String local(String path) {
        return folder + "/tiny/" + path;
    }

    private static String remote(String path) {
        return hdfs.at("/lab/tiny/" + path);
    }

    /** Runs on both, and finds that they ended, said and left the same. */
    private static Program.Ended runAlike() throws IOException {
        Both both = run();
        assertAlike(both);
        return both.remote();
    }

    private static void assertAlike(Both both) throws IOException {
        assertThat(both.remote().code())
                .as(both.remote().err())
                .isEqualTo(both.local().code());
        assertThat(both.remote().out()).isEqualTo(asRemote(both.local().out()));
        assertThat(lines(both.remote().err()))
                .isEqualTo(lines(asRemote(both.local().err())));
        Map<String, byte[]> expected = TinyStudy.results(Path.of(local("study")));
        Map<String, byte[]> found = hdfs.results("/lab/tiny/study");
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        // The report names what was left out by its path.
        expected.computeIfPresent(
                "report.html", (name, page) -> asRemote(text(page)).getBytes(StandardCharsets.UTF_8));
        found.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String asRemote(String text) {
        return text.replace(local(""), remote(""));
    }

    /** What was said, but for lines with times. */
    private static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.matches("\\w+: \\d+/\\d+[ ,].*"))
                .toList();
    }

    /** Does the same to a file on both. */
    private static void change(String path, UnaryOperator<byte[]> change) throws IOException {
        change(LOCAL, local(path), change);
        change(hdfs.files(), remote(path), change);
    }

    private static void change(FileAccess files, String path, UnaryOperator<byte[]> change) throws IOException {
        byte[] bytes;
        try (InputStream in = files.open(path)) {
            bytes = in.readAllBytes();
        }
        try (OutputStream out = files.create(path)) {
            out.write(change.apply(bytes));
        }
    }

    private static void delete(String path) throws IOException {
        LOCAL.delete(local(path));
        hdfs.files().delete(remote(path));
    }

    @Test
    void givesTheSameBytesAsTheLocalDisk() throws IOException {
        assertAlike(first);
        try (InputStream in = hdfs.files().open(remote("study/work/config.yaml"))) {
            assertThat(text(in.readAllBytes())).contains("bids: ../../cohort");
        }
    }

    @Test
    void doesNothingTheSecondTime() throws IOException {
        runAlike();
        Map<String, Long> before = finished();
        Program.Ended again = runAlike();
        assertThat(again.err())
                .contains(
                        "parcellate: nothing to do, 8 done before",
                        "train: nothing to do, 2 done before",
                        "explain: nothing to do, 2 done before",
                        "map: nothing to do, 1 done before");
        assertThat(finished()).isEqualTo(before).isNotEmpty();
    }

    private static Map<String, Long> finished() throws IOException {
        Map<String, Long> finished = hdfs.changes("/lab/tiny/study/group");
        finished.putAll(hdfs.changes("/lab/tiny/study/work/units"));
        return finished;
    }

    @Test
    void leavesNeitherLockNorUnfinishedFiles() throws IOException {
        assertThat(hdfs.changes("/lab/tiny/study").keySet())
                .isNotEmpty()
                .noneMatch(name -> name.contains(".lock")
                        || name.contains(".tmp")
                        || name.contains("_temporary")
                        || name.contains(".spark-staging"));
    }

    @Test
    void aSeriesThatWasRemovedIsMadeAgain() throws IOException {
        runAlike();
        delete(SERIES);
        assertThat(runAlike().err()).contains("parcellate: 1 to do, 7 done before", "train: nothing to do");
        assertThat(hdfs.files().exists(remote(SERIES))).isTrue();
    }

    @Test
    void samplesThatWereDamagedOrRemovedAreMadeAgain() throws IOException {
        runAlike();
        change("study/work/samples.npy", bytes -> {
            bytes[bytes.length / 2] ^= 4;
            return bytes;
        });
        change(
                "study.yaml",
                bytes -> text(bytes)
                        .replace("[gradient]", "[gradient, integrated-gradients]")
                        .getBytes(StandardCharsets.UTF_8));
        Program.Ended damaged = runAlike();
        assertThat(damaged.code()).isZero();
        assertThat(damaged.err())
                .contains(
                        "study/work/samples.npy was changed since it was written",
                        "gather: 1 to do",
                        "explain: 2 to do");
        delete("study/work/samples.npy");
        assertThat(runAlike().err()).contains("gather: 1 to do", "train: nothing to do", "explain: nothing to do");
    }

    @Test
    void aRunThatWasCutShortIsLeftOutAndTriedAgain() throws IOException {
        byte[][] whole = new byte[1][];
        change(BOLD, bytes -> {
            whole[0] = bytes;
            return Arrays.copyOf(bytes, bytes.length / 2);
        });
        Program.Ended without = runAlike();
        assertThat(without.code()).isEqualTo(4);
        assertThat(without.err()).contains("parcellate: 1 to do", "left out: ", "_task-motor_run-1_bold.nii.gz: ");
        change(BOLD, bytes -> whole[0]);
        assertThat(runAlike().code()).isZero();
    }

    /** What every file system does, although HDFS's own renaming replaces nothing. */
    @Nested
    class FileOperations extends FileAccessContract {
        @BeforeEach
        void empty() throws IOException {
            files().delete(folder());
            files().createFolders(folder());
        }

        @Override
        protected FileAccess files() {
            return hdfs.files();
        }

        @Override
        protected String folder() {
            return hdfs.at("/contract");
        }

        @Test
        void plainRenamingWouldNotHaveReplaced() throws IOException {
            files().create(hdfs.at("/contract/from")).close();
            files().create(hdfs.at("/contract/to")).close();
            assertThat(hdfs.system().rename(hadoopPath("/contract/from"), hadoopPath("/contract/to")))
                    .isFalse();
        }

        @Test
        void aFolderIsToldFromAFileThatIsAbsent() {
            assertThatThrownBy(() -> files().open(folder())).hasMessageContaining("it is a folder");
        }

        @Test
        void namesMayHoldSpacesPlusesAndPercentSigns() throws IOException {
            String path = folder() + "/c d+%41é.txt";
            files().writeAtomically(path, out -> out.write('1'));
            assertThat(files().list(folder())).containsExactly(path);
            assertThat(files().status(path).size()).isEqualTo(1);
        }

        private org.apache.hadoop.fs.Path hadoopPath(String path) {
            return new org.apache.hadoop.fs.Path(path);
        }
    }
}
