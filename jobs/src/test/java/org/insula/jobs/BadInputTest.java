package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong command lines and wrong input: one clear message, the right exit code, nothing half-written. */
class BadInputTest {
    private static final String BOLD = "sub-02/func/sub-02_task-motor_run-1_bold.nii.gz";

    @TempDir
    private static Path folder;

    private static Path cohort;

    @BeforeAll
    static void simulate() {
        cohort = TinyStudy.cohort(folder);
    }

    private static void refuses(Program.Ended ended, int code, String... parts) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.err()).contains(parts).doesNotContain("\tat ");
    }

    private Program.Ended run(String name, String yaml) throws IOException {
        return Program.insula(
                "run", Files.writeString(folder.resolve(name + ".yaml"), yaml).toString());
    }

    private Program.Ended parcellate(Path bold) {
        return Program.insula(
                "parcellate",
                "--bold",
                bold.toString(),
                "--atlas",
                cohort.resolve("atlas-Simulated_dseg.nii.gz").toString(),
                "--out",
                folder.resolve("none.tsv").toString());
    }

    @Test
    void aWrongCommandLineEndsWithOne() {
        refuses(Program.insula("demmo"), 1, "demmo", "demo");
        refuses(Program.insula("run"), 1, "CONFIG.yaml");
        refuses(Program.insula("run", "a.yaml", "--cores", "many"), 1, "--cores", "many");
        refuses(Program.insula(), 1, "name a command");
        refuses(Program.insula("parcellate"), 1, "CONFIG.yaml", "--bold");
        refuses(Program.insula("parcellate", "--bold", "x.nii"), 1, "--atlas");
        refuses(
                Program.insula("parcellate", "--bold", "x.nii", "--atlas", "a.nii", "--out", "x.csv"),
                1,
                "must end in .tsv");
        refuses(
                Program.insula(
                        "parcellate", "--bold", "x", "--atlas", "a", "--out", "x.tsv", "--minimum-coverage", "2"),
                1,
                "--minimum-coverage");
        refuses(
                Program.insula("parcellate", "--bold", "x", "--atlas", "a", "--out", "x.tsv", "--detrend", "cubic"),
                1,
                "--detrend is 'cubic'",
                "use none, linear");
        refuses(Program.insula("bench"), 1, "name what to measure");
        refuses(Program.insula("bench", "parcellate", "--bold", "x.nii.gz"), 1, "--atlas");
        refuses(Program.insula("simulate", "--out", folder + "/new", "--regions", "7"), 1, "region");
    }

    @Test
    void aBugEndsWithThreeAndAsksForAReport() {
        StringWriter err = new StringWriter();
        PrintWriter broken = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void write(String text, int from, int length) {
                throw new IllegalStateException("broken on purpose");
            }
        };
        String[] simulate = {"simulate", "--out", folder + "/bug", "--subjects", "1", "--runs", "1", "--tasks", "2"};
        assertThat(Insula.run(broken, new PrintWriter(err), simulate)).isEqualTo(3);
        assertThat(err.toString()).contains("this is a bug in Insula", "broken on purpose", "\tat ");
    }

    @Test
    void aWriteThatTheSystemRefusesToSparkIsNoBug() {
        StringWriter err = new StringWriter();
        PrintWriter refusing = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void write(String text, int from, int length) {
                throw new IllegalStateException("task failed", new IOException("write: No space left on device"));
            }
        };
        String[] simulate = {"simulate", "--out", folder + "/refused", "--subjects", "1", "--runs", "1", "--tasks", "2"
        };
        assertThat(Insula.run(refusing, new PrintWriter(err), simulate)).isEqualTo(2);
        assertThat(err.toString()).contains("No space left on device", "run the same command again");
    }

    @Test
    void helpShowsEveryOptionWithItsDefault() {
        for (String command :
                new String[] {"demo", "run", "parcellate", "train", "explain", "map", "simulate", "bench"}) {
            Program.Ended help = Program.insula(command, "--help");
            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("Usage: insula " + command);
        }
        assertThat(Program.insula("simulate", "--help").out())
                .contains("--subjects", "Default: 12", "--tr", "in s", "--effect", "%");
        assertThat(Program.insula("--version").out()).startsWith("insula ");
        assertThat(Program.insula("run", "--version").out()).startsWith("insula ");
    }

    @Test
    void aConfigurationThatIsWrongEndsWithTwo() throws IOException {
        refuses(Program.insula("run", folder + "/absent.yaml"), 2, "absent.yaml", "no such configuration file");
        refuses(
                run("typo", "input: {bids: cohort}\natlas: {image: a}\nsamples: {framse: 3}\noutput: typo"),
                2,
                "typo.yaml",
                "unknown key samples.framse",
                "did you mean frames?");
        refuses(
                run("key", "input: {bids: cohort}\natlas: {image: a}\nsamples: {frames: 3, lagg: 3}\noutput: key"),
                2,
                "line 3",
                "did you mean lag?");
        assertThat(folder.resolve("key")).doesNotExist();
        refuses(run("open", "input: {bids: cohort"), 2, "open.yaml", "line 1", "expected ',' or '}'");
    }

    @Test
    void inputThatIsNotThereIsFoundBeforeAnythingIsWritten() throws IOException {
        refuses(
                run(
                        "no-atlas",
                        "input: {bids: cohort}\natlas: {image: no.nii}\nsamples: {frames: 3}\noutput: no-atlas"),
                2,
                "no.nii");
        assertThat(folder.resolve("no-atlas")).doesNotExist();
        String atlas = "atlas: {image: cohort/atlas-Simulated_dseg.nii.gz}\nsamples: {frames: 3}\n";
        refuses(run("no-bids", "input: {bids: nowhere}\n" + atlas + "output: no-bids"), 2, "nowhere");
        assertThat(folder.resolve("no-bids")).doesNotExist();
        refuses(run("no-run", "input: {bids: cohort, subjects: '99'}\n" + atlas + "output: no-run"), 2, "cohort");
        assertThat(folder.resolve("no-run")).doesNotExist();
    }

    @Test
    void anOutputThatCannotBeWrittenIsFoundBeforeWorkBegins() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        String study = Files.readString(Path.of(TinyStudy.configuration(folder, "x")));
        Program.Ended ended = run("unwritable", study.replace("output: x", "output: file/out"));
        refuses(ended, 2, "file/out", "cannot be written");
        assertThat(ended.err()).doesNotContain("parcellate:");
        refuses(run("same", study.replace("output: x", "output: cohort")), 2, "both input and output");
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("dataset_description.json"), "{\"Name\": \"someone's\"}");
        refuses(run("foreign", study.replace("output: x", "output: other")), 2, "other", "did not make");
    }

    @Test
    void twoRunsIntoOneOutputAtATimeAreRefused() throws IOException {
        String configuration = TinyStudy.configuration(folder, "busy");
        Path work = Files.createDirectories(folder.resolve("busy/work"));
        try (FileChannel other =
                        FileChannel.open(work.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            refuses(Program.insula("run", configuration), 2, "busy", "another run of Insula", "another output folder");
            assertThat(work.resolve("config.yaml")).doesNotExist();
        }
    }

    @Test
    void memoryThatDoesNotSufficeEndsWithTwoAndSaysWhatToSet() {
        StringWriter err = new StringWriter();
        PrintWriter full = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void write(String text, int from, int length) {
                throw new OutOfMemoryError("on purpose");
            }
        };
        String[] simulate = {"simulate", "--out", folder + "/full", "--subjects", "1", "--runs", "1", "--tasks", "2"};
        assertThat(Insula.run(full, new PrintWriter(err), simulate)).isEqualTo(2);
        assertThat(err.toString())
                .contains("memory", "MB", "INSULA_JAVA_OPTS=-Xmx", "--cores")
                .doesNotContain("\tat ");
    }

    @Test
    void foldsThatCannotBeAreRefused() throws IOException {
        String study = Files.readString(Path.of(TinyStudy.configuration(folder, "y")));
        refuses(run("folds", study.replace("folds: 2", "folds: 9").replace("output: y", "output: folds")), 2, "fold");
        refuses(
                run(
                        "single",
                        study.replace("{bids: cohort}", "{bids: cohort, subjects: '01'}")
                                .replace("output: y", "output: single")),
                2,
                "same subject (01)",
                "add another subject");
        refuses(
                run(
                        "label",
                        study.replace("frames: 20", "frames: 20, trialTypes: [motor]")
                                .replace("output: y", "output: label")),
                2,
                "one label");
        refuses(
                run(
                        "group",
                        study.replace("seeds: 2", "seeds: 2, group: family").replace("output: y", "output: group")),
                2,
                "family");
    }

    @Test
    void aDamagedFileIsNamedAndLeavesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(cohort.resolve(BOLD));
        byte[] flipped = whole.clone();
        Arrays.fill(flipped, whole.length / 2, whole.length / 2 + 64, (byte) 0x55);
        refuses(parcellate(folder.resolve("absent.nii.gz")), 2, "absent.nii.gz");
        refuses(parcellate(file("empty.nii.gz", new byte[0])), 2, "empty.nii.gz");
        refuses(parcellate(file("short.nii.gz", Arrays.copyOf(whole, whole.length / 2))), 2, "short.nii.gz");
        refuses(parcellate(file("flipped.nii.gz", flipped)), 2, "flipped.nii.gz");
        refuses(parcellate(file("text.nii", "not an image".getBytes(StandardCharsets.UTF_8))), 2, "text.nii");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("none"));
        }
    }

    private static Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aBadRunIsLeftOutAndTheOthersGoOn() throws IOException {
        Path own = Files.createDirectories(folder.resolve("bad"));
        TinyStudy.cohort(own);
        Path bold = own.resolve("cohort").resolve(BOLD);
        byte[] whole = Files.readAllBytes(bold);
        Files.write(bold, Arrays.copyOf(whole, whole.length / 2));
        String configuration = TinyStudy.configuration(own, "out");

        Program.Ended ended = Program.insula("run", configuration);
        refuses(ended, 4, "sub-02_task-motor_run-1_bold.nii.gz", "1 failed");
        Path series = own.resolve("out/sub-02/func/sub-02_task-motor_run-1_atlas-Simulated_stat-mean_timeseries.tsv");
        assertThat(series).doesNotExist();
        assertThat(own.resolve("out/sub-02/func/sub-02_task-language_run-1_atlas-Simulated_stat-mean_timeseries.tsv"))
                .exists();
        assertThat(Files.readString(own.resolve("out/report.html"))).contains("sub-02_task-motor_run-1");

        Files.write(bold, whole);
        Program.Ended mended = Program.insula("run", configuration);
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(mended.err()).contains("parcellate: 1 to do, 7 done before");
        assertThat(series).exists();
    }

    @Test
    void aModelThatWasDamagedMeanwhileIsNamed() throws IOException {
        String configuration = TinyStudy.configuration(folder, "damaged");
        assertThat(Program.insula("parcellate", configuration).code()).isZero();
        assertThat(Program.insula("train", configuration).code()).isZero();
        Path model = folder.resolve("damaged/work/units/train_model-lstm_fold-0_seed-5/model");
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        refuses(Program.insula("explain", configuration), 2, "train_model-lstm_fold-0_seed-5/model");
        assertThat(folder.resolve("damaged/group")).doesNotExist();
    }

    @Test
    void aRunWithoutEventsGivesNoSampleAndIsReported() throws IOException {
        Path own = Files.createDirectories(folder.resolve("silent"));
        TinyStudy.cohort(own);
        Files.delete(own.resolve("cohort/sub-03/func/sub-03_task-motor_run-1_events.tsv"));
        refuses(
                Program.insula("run", TinyStudy.configuration(own, "out")),
                4,
                "no sample from sub-03_task-motor_run-1",
                "event");
    }

    @Test
    void aRunWhoseEventsOrSidecarCannotBeReadIsLeftOutAndTheOthersGoOn() throws IOException {
        Path own = Files.createDirectories(folder.resolve("unreadable"));
        TinyStudy.cohort(own);
        Files.writeString(own.resolve("cohort/sub-03/func/sub-03_task-motor_run-1_events.tsv"), "start\n1\n");
        Files.writeString(
                own.resolve("cohort/sub-02/func/sub-02_task-motor_run-1_bold.json"), "{\"RepetitionTime\": 2000}");

        Program.Ended ended = Program.insula("run", TinyStudy.configuration(own, "out"));

        refuses(
                ended,
                4,
                "no sample from sub-03_task-motor_run-1",
                "no column onset",
                "left out: sub-02_task-motor_run-1",
                "2 failed");
        assertThat(ended.err()).doesNotContain("\tat ");
        assertThat(Files.readString(own.resolve("out/report.html")))
                .contains("sub-03_task-motor_run-1", "sub-02_task-motor_run-1");
    }

    @Test
    void aRunFullOfNaNIsLeftOut() throws IOException {
        Path own = Files.createDirectories(folder.resolve("nan"));
        TinyStudy.cohort(own);
        Path bold = own.resolve("cohort").resolve(BOLD);
        byte[] header = Arrays.copyOf(new GZIPInputStream(Files.newInputStream(bold)).readAllBytes(), 352);
        // float32, 32 bits, scl_slope and scl_inter none; all voxels NaN.
        header[70] = 16;
        header[72] = 32;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(header);
            byte[] nan = {0, 0, (byte) 0xC0, 0x7F};
            for (int voxel = 0; voxel < 12 * 14 * 12 * 96; voxel++) {
                out.write(nan);
            }
        }
        Files.write(bold, bytes.toByteArray());
        refuses(
                Program.insula("parcellate", TinyStudy.configuration(own, "out")),
                4,
                "sub-02_task-motor_run-1_bold.nii.gz",
                "1 failed");
    }

    @Test
    void runsOnAnotherGridThanTheAtlasAreFoundBeforeWorkBegins() throws IOException {
        Path own = Files.createDirectories(folder.resolve("moved"));
        TinyStudy.cohort(own);
        String configuration = TinyStudy.configuration(own, "out");
        move(own.resolve("cohort").resolve(BOLD));
        assertThat(Program.insula("run", "--dry-run", configuration).out())
                .contains("sub-02_task-motor_run-1", "placed elsewhere", "--resample nearest");

        try (Stream<Path> files = Files.walk(own.resolve("cohort"))) {
            for (Path bold : files.filter(file -> file.toString().endsWith("_bold.nii.gz"))
                    .toList()) {
                move(bold);
            }
        }
        refuses(Program.insula("run", configuration), 2, "no run that can be used", "placed elsewhere");
        assertThat(own.resolve("out")).doesNotExist();
    }

    /** Moves an image by 5 mm along x. */
    private static void move(Path image) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(new GZIPInputStream(Files.newInputStream(image)).readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int offset : List.of(268, 292)) {
            bytes.putFloat(offset, bytes.getFloat(offset) + 5);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(image))) {
            out.write(bytes.array());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "output: out        | output: \"c\\0d\"              | cannot be a path",
                "output: out        | output: \"hdfs://[bad\"        | is no address of a file",
                "{bids: cohort}     | {bids: 'hdfs://[bad'}         | is no address of a file",
                "cohort/atlas-Simulated_dseg.nii.gz | 's3a://bucket/atlas.nii.gz' | is not on the class path",
                "cohort/atlas-Simulated_dseg.nii.gz | 'nosuch://host/atlas.nii.gz' | nosuch",
                "cohort/atlas-Simulated_dseg.nii.gz | 'hdfs://host:99999/atlas.nii.gz' | cannot reach"
            })
    void anAddressThatLeadsNowhereIsNoBug(String from, String to, String part) throws IOException {
        String study = Files.readString(Path.of(TinyStudy.configuration(folder, "out")));
        assertThat(study).contains(from);
        refuses(run("address", study.replace(from, to)), 2, part);
    }

    @Test
    void anOutputThatIsRemovedDuringTheRunIsNoBug() throws IOException {
        String configuration = TinyStudy.configuration(folder, "removed");
        StringWriter err = new StringWriter();
        PrintWriter removing = new PrintWriter(err) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.startsWith("explain: ") && line.contains("to do")) {
                    try {
                        new LocalFiles().delete(folder + "/removed");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
        assertThat(Insula.run(new PrintWriter(Writer.nullWriter()), removing, "run", configuration))
                .as(err.toString())
                .isEqualTo(2);
        assertThat(err.toString()).contains("was removed or renamed while Insula worked on it");
        Program.Ended again = Program.insula("run", configuration);
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    void aPipeAsImageOrTableIsRefusedInsteadOfWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe.nii.gz");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        refuses(parcellate(pipe), 2, "not a regular file");
        refuses(Program.insula("atlas", pipe.toString()), 2, "not a regular file");
        refuses(Program.insula("run", pipe.toString()), 2, "not a regular file");
    }
}
