package org.insula.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.jobs.Program;
import org.insula.jobs.TinyStudy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated cohort on a cluster of separate processes, against the same cohort in one process. */
class ClusterIT {
    /** What the locale of a machine comes to for Java, and an order to print which one holds in the end. */
    private static final String ARABIC_MACHINES =
            "spark.executor.extraJavaOptions=-Duser.language=ar -Duser.country=EG -XshowSettings:locale";

    @TempDir
    private static Path folder;

    private static SparkCluster cluster;
    private static Map<String, byte[]> embedded;

    @BeforeAll
    static void startAndRunInOneProcess() throws IOException {
        Program.Ended simulated = Program.insula(
                "simulate", "--out", folder + "/cohort", "--subjects", "4", "--runs", "1", "--tasks", "2");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        cluster = SparkCluster.start("results");
        Launched.study(TinyStudy.configuration(folder, "one"), "one");
        embedded = TinyStudy.results(folder.resolve("one"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void twoExecutorsShareTheWorkAndGiveTheSameBytes() throws IOException {
        Submission run = cluster.submit("run", TinyStudy.configuration(folder, "cluster"));

        assertThat(run.process().end()).as(run.process().output()).isZero();
        assertSameBytes("cluster");
        assertThat(run.tasks()).containsOnlyKeys("0", "1");
        assertThat(metrics("cluster", "Executor")).containsExactly("0", "1");
        assertThat(metrics("cluster", "Threads")).containsExactly("1");
    }

    @Test
    void tasksOfTwoCoresUseTwoThreadsAndGiveTheSameBytesOnMachinesOfAnotherLanguage() throws IOException {
        List<String> settings =
                List.of("spark.executor.cores=2", "spark.task.cpus=2", "spark.cores.max=4", ARABIC_MACHINES);
        Submission run = cluster.submit(cluster.master(), settings, "run", TinyStudy.configuration(folder, "wide"));

        assertThat(run.process().end()).as(run.process().output()).isZero();
        assertSameBytes("wide");
        assertThat(metrics("wide", "Threads")).containsExactly("2");
        assertThat(metrics("wide", "ThreadsPerProduct")).containsExactly("1");
        List<String> told = cluster.executorLogs().stream()
                .filter(log -> log.contains("Locale settings:"))
                .toList();
        assertThat(told).hasSize(2).allMatch(log -> log.contains("default locale = English"));
    }

    @Test
    void sparkSubmitOnOneMachineGivesTheSameBytes() throws IOException {
        for (int cores = 1; cores <= 2; cores++) {
            String name = "local" + cores;
            Submission run =
                    cluster.submit("local[" + cores + "]", List.of(), "run", TinyStudy.configuration(folder, name));

            assertThat(run.process().end()).as(run.process().output()).isZero();
            assertSameBytes(name);
            assertThat(metrics(name, "Executor")).containsExactly("driver");
        }
    }

    private static void assertSameBytes(String name) throws IOException {
        Map<String, byte[]> actual = TinyStudy.results(folder.resolve(name));
        assertThat(actual.keySet()).isEqualTo(embedded.keySet());
        embedded.forEach((file, bytes) -> assertThat(actual.get(file)).as(file).isEqualTo(bytes));
    }

    /** The values of an entry in the metrics of all trained networks. */
    private static Set<String> metrics(String name, String entry) throws IOException {
        Set<String> values = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder.resolve(name + "/work/units"))) {
            for (Path file : files.filter(path -> path.endsWith("metrics.json")).toList()) {
                values.add(
                        Json.read(new LocalFiles(), file.toString()).path(entry).asText());
            }
        }
        return values;
    }
}
