package org.insula.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.jobs.Program;
import org.insula.jobs.TinyStudy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong on a cluster, done to a real one: whatever happens, the results in the end are those of a run that nobody
 * disturbed, and nothing half-written stays.
 */
class ClusterFaultsIT {
    private static final int DRIVER_KILLS = 10;
    private static final int LONGEST_WAIT_MILLIS = 2_500;
    private static final List<String> STEPS = List.of("parcellate: ", "gather: ", "train: ", "explain: ", "map: ");
    private static final FaultTable TABLE = new FaultTable();

    @TempDir
    private static Path folder;

    private static SparkCluster cluster;
    private static Map<String, byte[]> undisturbed;

    @BeforeAll
    static void startAndRunUndisturbed() throws IOException {
        Program.Ended simulated = Program.insula(
                "simulate", "--out", folder + "/cohort", "--subjects", "4", "--runs", "2", "--tasks", "2");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        Launched.study(study("undisturbed"), "undisturbed");
        undisturbed = TinyStudy.results(folder.resolve("undisturbed"));
        cluster = SparkCluster.start("faults");
    }

    @AfterEach
    void removeCopies() throws IOException {
        cluster.removeCopies();
    }

    @AfterAll
    static void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
        TABLE.print();
    }

    /** A study whose networks take about a second each. */
    private static String study(String name) throws IOException {
        Path configuration = Path.of(TinyStudy.configuration(folder, name));
        String longer = Files.readString(configuration).replace("epochs: 3", "epochs: 300, patience: 300");
        return Files.writeString(configuration, longer).toString();
    }

    private static Submission start(String name) throws IOException {
        return cluster.submit("run", study(name));
    }

    private static void assertDone(Submission run) {
        assertThat(run.process().end()).as(run.process().output()).isZero();
    }

    private static void assertUnharmed(String fault, int tried, int completed, String name) throws IOException {
        Comparison results = Comparison.of(folder.resolve(name), undisturbed);
        TABLE.add(fault, tried, completed, results);
        assertThat(results.differing()).isEmpty();
        assertThat(results.leftovers()).isEmpty();
    }

    /** Waits until a unit of a kind is done. */
    private static void awaitUnit(Submission run, String name, String kind) {
        Path units = folder.resolve(name + "/work/units");
        run.process().await("a unit of " + kind, () -> {
            String[] names = units.toFile().list();
            return names != null && Arrays.stream(names).anyMatch(unit -> unit.startsWith(kind + "_"));
        });
    }

    @Test
    void anExecutorThatIsKilledWhileItTrainsCostsNothing() throws IOException {
        Submission run = start("training");
        awaitUnit(run, "training", "train");
        cluster.executors().get(0).destroyForcibly();

        assertDone(run);
        assertThat(run.process().output()).contains("Lost executor");
        assertUnharmed("kill -9 of an executor in training", 1, 1, "training");
    }

    @Test
    void anExecutorThatIsKilledWhileItParcellatesCostsNothing() throws IOException {
        Submission run = start("parcellation");
        awaitUnit(run, "parcellation", "parcellate");
        cluster.executors().get(0).destroyForcibly();

        assertDone(run);
        assertThat(run.process().output()).contains("Lost executor");
        assertUnharmed("kill -9 of an executor in parcellation", 1, 1, "parcellation");
    }

    @Test
    void aDriverThatIsKilledAtAnyMomentGoesOnWhenStartedAgain() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> deaths = new ArrayList<>();
        int completed = 0;
        while (deaths.size() < DRIVER_KILLS) {
            // Moments spread over the steps, so that not all deaths are early ones.
            String step = STEPS.get(deaths.size() * STEPS.size() / DRIVER_KILLS);
            Submission run = start("driver");
            if (isKilled(run, step, random.nextInt(LONGEST_WAIT_MILLIS))) {
                deaths.add(lastStep(run));
            } else {
                // It was faster: a whole run like any other, and the next one begins again.
                completed++;
                assertDone(run);
                assertThat(Comparison.of(folder.resolve("driver"), undisturbed).isUnharmed())
                        .isTrue();
                new LocalFiles().delete(folder.resolve("driver").toString());
            }
            cluster.removeCopies();
        }
        assertDone(start("driver"));
        System.out.println("the driver's deaths, seed " + seed + ": " + deaths);
        assertUnharmed("kill -9 of the driver, seed " + seed + ", in " + deaths, DRIVER_KILLS, completed + 1, "driver");
    }

    /** Kills a run some ms after a step began; whether it was still running then. */
    private static boolean isKilled(Submission run, String step, int millis) {
        run.process().await(step, () -> !run.process().isAlive() || lines(run).anyMatch(line -> line.startsWith(step)));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (run.process().isAlive() && System.nanoTime() < end) {
            LoggedProcess.pause(10);
        }
        boolean alive = run.process().isAlive();
        run.process().kill();
        return alive;
    }

    private static Stream<String> lines(Submission run) {
        return run.process().output().lines();
    }

    private static String lastStep(Submission run) {
        return STEPS.stream()
                .filter(step -> lines(run).anyMatch(line -> line.startsWith(step)))
                .reduce((earlier, later) -> later)
                .orElse("start")
                .strip();
    }

    @Test
    void aWorkerThatIsLostForGoodCostsNothing() throws IOException {
        Submission run = start("worker");
        awaitUnit(run, "worker", "train");
        cluster.worker(0).killWithChildren();

        assertDone(run);
        cluster.replaceWorker(0);
        assertUnharmed("a worker and its executor lost for good", 1, 1, "worker");
    }

    @Test
    void aSecondRunIsRefusedAndTheFirstUnharmed() throws IOException {
        Submission first = start("twice");
        first.process().awaitOutput("parcellate: ");
        Submission second = start("twice");

        assertThat(second.process().end()).as(second.process().output()).isEqualTo(2);
        assertThat(second.process().output()).contains("another run of Insula is working on it");
        assertDone(first);
        assertUnharmed("two runs started at once", 1, 1, "twice");
    }

    @Test
    void aStopSignalIsCleanAndTheNextRunGoesOn() throws IOException {
        Submission run = start("signal");
        awaitUnit(run, "signal", "train");
        run.process().terminate();

        assertThat(run.process().end()).isEqualTo(143);
        assertThat(run.process().output())
                .contains("stopped before the end; what is done is kept")
                .doesNotContain("this is a bug");
        Submission again = start("signal");
        assertDone(again);
        assertThat(again.process().output()).containsPattern("train: [1-7] to do, [1-7] done before");
        assertUnharmed("SIGTERM to the driver", 1, 1, "signal");
    }

    @Test
    void runsWhoseFilesChangeUnderWayAreReportedAndRepairedByTheNextRun() throws IOException {
        Submission run = start("changing");
        run.process().awaitOutput("parcellate: 16 to do");
        Path touched = bold("01", "motor");
        Path truncated = bold("02", "language");
        Path deleted = bold("03", "motor");
        byte[] whole = Files.readAllBytes(truncated);
        byte[] gone = Files.readAllBytes(deleted);
        Files.setLastModifiedTime(touched, FileTime.fromMillis(1_000_000_000_000L));
        Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));
        Files.delete(deleted);

        int code = run.process().end();
        Files.write(truncated, whole);
        Files.write(deleted, gone);
        String output = run.process().output();
        assertThat(code).as(output).isEqualTo(4);
        assertThat(output).contains("changed while Insula was at work", "ends too early", "does not exist", "3 failed");
        assertThat(seriesFiles("changing")).isEqualTo(13);
        assertThat(Comparison.leftovers(folder.resolve("changing"))).isEmpty();
        Submission again = start("changing");
        assertDone(again);
        assertThat(again.process().output()).contains("parcellate: 3 to do, 13 done before");
        assertUnharmed("an input touched, truncated, deleted after the scan", 3, 1, "changing");
    }

    private static Path bold(String subject, String task) {
        return folder.resolve(
                "cohort/sub-" + subject + "/func/sub-" + subject + "_task-" + task + "_run-1_bold.nii.gz");
    }

    private static long seriesFiles(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(file -> file.toString().endsWith("_timeseries.tsv"))
                    .count();
        }
    }

    @Test
    void aFullDiskIsSaidAndTheNextRunGoesOn() throws IOException {
        String fault = "disk full";
        Path output = Files.createDirectories(folder.resolve("full"));
        boolean mounted =
                command("mount", "-t", "tmpfs", "-o", "size=" + sizeOf("undisturbed") / 2, "tmpfs", output + "");
        if (!mounted) {
            TABLE.skip(fault, "a file system of limited size cannot be mounted here");
        }
        assumeThat(mounted).as("a small file system can be mounted").isTrue();
        try {
            Submission run = start("full");
            assertThat(run.process().end()).as(run.process().output()).isEqualTo(2);
            assertThat(run.process().output())
                    .contains("No space left on device")
                    .doesNotContain("this is a bug");
            assertThat(command("mount", "-o", "remount,size=512m", output + "")).isTrue();
            assertDone(start("full"));
            assertUnharmed(fault, 1, 1, "full");
        } finally {
            command("umount", "-l", output + "");
        }
    }

    private static long sizeOf(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static boolean command(String... words) throws IOException {
        try {
            return new ProcessBuilder(List.of(words)).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
