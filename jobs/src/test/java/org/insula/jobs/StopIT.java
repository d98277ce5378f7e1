package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends the launcher's process from outside, and starts it with too little memory: what stays, what is said, how it goes on. */
class StopIT {
    private static final String LAUNCHER = System.getProperty("insula.launcher");
    private static final int MINUTES = 5;

    @TempDir
    private Path folder;

    /** A study whose networks take seconds each. */
    private String study(String name) throws IOException {
        TinyStudy.cohort(folder);
        Path configuration = Path.of(TinyStudy.configuration(folder, name));
        String longer = Files.readString(configuration).replace("epochs: 3", "epochs: 3000, patience: 3000");
        return Files.writeString(configuration, longer).toString();
    }

    private Process start(Path printed, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
    }

    /** Waits until a unit of the step has been written. */
    private void awaitUnit(Process run, Path output, String step) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        String[] units = null;
        while (units == null || Arrays.stream(units).noneMatch(unit -> unit.startsWith(step + "_"))) {
            assertThat(run.isAlive()).as("still running").isTrue();
            assertThat(System.nanoTime()).as("minutes to wait").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
            units = output.resolve("work/units").toFile().list();
        }
    }

    private static int code(Process process) throws InterruptedException {
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void aStopSignalReleasesTheLockTakesAwayWhatWasHalfDoneAndEndsWith143() throws Exception {
        String configuration = study("out");
        Path output = folder.resolve("out");
        Path printed = folder.resolve("first.txt");
        Process run = start(printed, "run", "--cores", "1", configuration);
        awaitUnit(run, output, "train");
        assertThat(output.resolve("work/.lock")).isNotEmptyFile();
        assertThat(Program.insula("status", output.toString()).out())
                .contains("a run is at work: " + System.getProperty("user.name") + " on ");
        Path half = Files.createDirectories(output.resolve("work/units/.tmp-01234567-89ab-cdef-0123-456789abcdef"));

        run.destroy();

        assertThat(code(run)).isEqualTo(143);
        assertThat(Files.readString(printed))
                .contains("stopped before the end; what is done is kept")
                .doesNotContain("bug", "Exception");
        assertThat(half).doesNotExist();
        assertThat(output.resolve("work/.lock")).isEmptyFile();
        Program.Ended status = Program.insula("status", output.toString());
        assertThat(status.out()).doesNotContain("at work").containsPattern("train: [1-7] done, [1-7] missing");

        Path again = folder.resolve("again.txt");
        assertThat(code(start(again, "train", configuration))).isZero();
        assertThat(Files.readString(again)).containsPattern("train: [1-7] to do, [1-7] done before");
    }

    @Test
    void theNextRunAfterAKillSaysThatItGoesOn() throws Exception {
        String configuration = study("killed");
        Process run = start(folder.resolve("first.txt"), "run", "--cores", "1", configuration);
        awaitUnit(run, folder.resolve("killed"), "train");
        run.destroyForcibly();
        code(run);
        assertThat(Program.insula("status", folder + "/killed").out()).doesNotContain("at work");
        assertThat(Program.insula("parcellate", configuration).err())
                .contains("the run before (" + System.getProperty("user.name"), "going on from what it did");
    }

    @Test
    void aRunWithNothingToDoDoesWithoutSpark() throws Exception {
        TinyStudy.cohort(folder);
        String configuration = TinyStudy.configuration(folder, "done");
        assertThat(Program.insula("run", configuration).code()).isZero();
        Path printed = folder.resolve("again.txt");
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER, "run", configuration);
        // Spark does not start with so little.
        builder.environment().put("INSULA_JAVA_OPTS", "-Xmx200m");
        Process again = builder.redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();

        assertThat(code(again)).as(Files.readString(printed)).isZero();
        assertThat(Files.readString(printed)).contains("map: nothing to do, 1 done before");
    }

    @Test
    void memoryThatCannotSufficeIsSaidBeforeWorkBegins() throws Exception {
        TinyStudy.cohort(folder);
        Path configuration = Path.of(TinyStudy.configuration(folder, "large"));
        String larger = Files.readString(configuration)
                .replace("{model: lstm, hidden: 4}", "{model: lstm, hidden: 4096}")
                .replace("epochs: 3", "epochs: 3, batch: 256");
        Files.writeString(configuration, larger);
        Path printed = folder.resolve("large.txt");
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER, "run", "--cores", "1", configuration.toString());
        builder.environment().put("INSULA_JAVA_OPTS", "-Xmx512m");
        Process run = builder.redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();

        assertThat(code(run)).isEqualTo(2);
        assertThat(Files.readString(printed))
                .contains("memory: Java may take 512 MB, this study needs at least", "INSULA_JAVA_OPTS=-Xmx", "--cores")
                .doesNotContain("parcellate:", "\tat ");
        assertThat(folder.resolve("large/work/units")).doesNotExist();
    }

    /** The folders of temporary files that launchers made below a folder. */
    private static List<Path> scratches(Path temporary) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> users = Files.list(temporary)) {
            for (Path user : users.toList()) {
                try (Stream<Path> runs = Files.list(user)) {
                    found.addAll(runs.toList());
                }
            }
        }
        return found;
    }

    @Test
    void theNextRunRemovesTheTemporaryFilesOfAKilledOneAndOfNoOther() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER, "run", "--cores", "1", study("killed"));
        builder.environment().put("TMPDIR", temporary.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("first.txt").toFile());
        Process run = builder.start();
        awaitUnit(run, folder.resolve("killed"), "train");
        ProcessBuilder beside = new ProcessBuilder(LAUNCHER, "--version");
        beside.environment().put("TMPDIR", temporary.toString());
        assertThat(code(beside.start())).isZero();
        assertThat(scratches(temporary)).hasSize(1);
        assertThat(scratches(temporary).get(0).toFile().list()).anyMatch(name -> name.startsWith("blockmgr-"));
        run.destroyForcibly();
        code(run);
        assertThat(scratches(temporary)).hasSize(1);

        assertThat(code(beside.start())).isZero();
        assertThat(scratches(temporary)).isEmpty();
    }
}
