package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator asks of the whole program: what is there, what would be done, and that no more than that is done. */
class OperationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Program.Ended first;

    @BeforeAll
    static void runOnce() throws IOException {
        TinyStudy.cohort(folder);
        first = Program.insula("run", TinyStudy.configuration(folder, "one"), "--summary", "json", "--log", "json");
        assertThat(first.code()).as(first.err()).isZero();
    }

    private static JsonNode onlyLine(Program.Ended ended) throws IOException {
        assertThat(ended.out().lines()).hasSize(1);
        return JSON.readTree(ended.out());
    }

    private static String done(String step, int units) {
        return step + ": nothing to do, " + units + " done before";
    }

    /** A configuration like that of the finished study, into the same output, with something changed. */
    private static String changed(String name, String from, String to) throws IOException {
        String study = Files.readString(folder.resolve("one.yaml"));
        assertThat(study).contains(from);
        return Files.writeString(folder.resolve(name + ".yaml"), study.replace(from, to))
                .toString();
    }

    @Test
    void sumsUpInOneLine() throws IOException {
        JsonNode summary = onlyLine(first);
        assertThat(summary.path("command").asText()).isEqualTo("run");
        assertThat(summary.path("exitCode").asInt(-1)).isZero();
        assertThat(summary.path("output").asText()).isEqualTo(folder + "/one");
        assertThat(summary.path("version").asText()).isNotEmpty();
        assertThat(summary.path("seconds").asDouble()).isPositive();
        assertThat(summary.path("steps").path("parcellate"))
                .isEqualTo(JSON.readTree("{\"done\": 8, \"skipped\": 0, \"failed\": 0}"));
        assertThat(summary.path("steps").path("train").path("done").asInt()).isEqualTo(8);
        assertThat(summary.path("steps").path("map").path("done").asInt()).isEqualTo(1);
        assertThat(summary.path("excluded")).isEmpty();
        assertThat(summary.has("problem")).isFalse();
    }

    @Test
    void logsObjectsThatNameStepAndUnit() throws IOException {
        int trained = 0;
        for (String line : first.err().lines().toList()) {
            JsonNode object = JSON.readTree(line);
            assertThat(object.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(object.path("level").asText()).isIn("info", "warning");
            assertThat(object.path("message").asText()).isNotEmpty();
            if (object.path("step").asText().equals("train")
                    && object.path("unit").asText().startsWith("model-")) {
                trained++;
                assertThat(object.path("seconds").asDouble()).isPositive();
            }
        }
        assertThat(trained).isEqualTo(8);
        assertThat(first.err()).contains("accuracy");
    }

    @Test
    void measuresUnitsSecondsAndBytes() throws IOException {
        JsonNode steps =
                JSON.readTree(folder.resolve("one/work/metrics.json").toFile()).path("steps");
        JsonNode parcellation = steps.get(0);
        assertThat(parcellation.path("step").asText()).isEqualTo("parcellate");
        assertThat(parcellation.path("done").asInt()).isEqualTo(8);
        assertThat(parcellation.path("seconds").asDouble()).isPositive();
        assertThat(parcellation.path("unitsPerSecond").asDouble()).isPositive();
        long images = bytes(folder.resolve("cohort"), "_bold.nii.gz");
        long series = bytes(folder.resolve("one"), "_timeseries.tsv");
        assertThat(parcellation.path("bytesRead").asLong()).isBetween(images, 2 * images);
        assertThat(parcellation.path("bytesWritten").asLong()).isBetween(series, 2 * series);
        JsonNode map = steps.get(steps.size() - 1);
        assertThat(map.path("bytesWritten").asLong()).isGreaterThan(bytes(folder.resolve("one"), "report.html"));
        assertThat(parcellation.path("bytesShuffled").asLong(-1)).isZero();
        assertThat(map.path("bytesShuffled").asLong()).isPositive();
    }

    private static long bytes(Path below, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hops: 2}                 | hops: 3}                     | 0 | 0 | 4 | 4 | 1 | option model",
                "epochs: 3                | epochs: 4                    | 0 | 0 | 8 | 8 | 1 | option training",
                "folds: 2                 | folds: 2, group: subject     | 0 | 0 | 0 | 0 | 0 | ",
                "seeds: 2                 | seeds: 3                     | 0 | 0 | 4 | 4 | 1 | missing model-lstm_fold-0_seed-7",
                "frames: 20               | frames: 18                   | 0 | 1 | 8 | 8 | 1 | option sampling",
                "samples:                 | 'clean: {detrend: none}\nsamples:' | 8 | 1 | 8 | 8 | 1 | option cleaning",
                "{methods: [gradient]}    | '{methods: [gradient], score: logit}' | 0 | 0 | 0 | 8 | 1 | option score",
                "{bids: cohort}           | '{bids: cohort, tasks: [language, motor]}' | 0 | 0 | 0 | 0 | 1 | option configuration"
            })
    void aDryRunListsWhatAChangeTouchesAndWritesNothing(
            String from, String to, int parcellate, int samples, int train, int explain, int map, String reason)
            throws IOException {
        String configuration = changed("dry", from, to.replace("\\n", "\n"));
        Map<String, FileTime> before = times(folder.resolve("one"));
        Program.Ended ended = Program.insula("run", "--dry-run", configuration);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(counts(ended.out(), 8 - parcellate, parcellate, "parcellate"))
                .isTrue();
        assertThat(counts(ended.out(), 1 - samples, samples, "samples")).isTrue();
        assertThat(ended.out()).contains("train: " + (train == 0 ? "nothing" : train) + " to do");
        assertThat(ended.out()).contains("explain: " + (explain == 0 ? "nothing" : explain) + " to do");
        assertThat(counts(ended.out(), 1 - map, map, "map")).isTrue();
        assertThat(ended.out()).contains(reason == null ? "" : reason);
        assertThat(times(folder.resolve("one"))).isEqualTo(before);
    }

    private static boolean counts(String out, int done, int toDo, String step) {
        String before = done > 0 ? ", " + done + " done before\n" : "\n";
        return out.contains(step + ": " + (toDo == 0 ? "nothing to do" : toDo + " to do") + before);
    }

    @Test
    void aDryRunMakesNoOutputFolderAndSaysWhichStepIsMissing() throws IOException {
        String configuration = changed("new", "output: one", "output: new");
        JsonNode summary = onlyLine(Program.insula("run", "--dry-run", "--summary", "json", configuration));
        assertThat(summary.path("dryRun").asBoolean()).isTrue();
        assertThat(summary.path("steps").path("explain")).isEqualTo(JSON.readTree("{\"toDo\": 8, \"skipped\": 0}"));
        assertThat(Program.insula("parcellate", "--dry-run", configuration).out())
                .contains("parcellate: 8 to do");
        for (String step : List.of("train", "explain", "map")) {
            Program.Ended early = Program.insula(step, "--dry-run", configuration);
            assertThat(early.code()).as(step).isEqualTo(2);
            assertThat(early.err()).contains("8 of 8 units are not done", "run insula parcellate");
        }
        assertThat(folder.resolve("new")).doesNotExist();
        for (String step : List.of("train", "explain", "map")) {
            assertThat(Program.insula(step, "--dry-run", folder + "/one.yaml").out())
                    .contains(done("samples", 1), step + ": nothing to do");
        }
    }

    private static Map<String, FileTime> times(Path below) throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.toList()) {
                times.put(file.toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void statusCountsAndListsWithoutTouchingAnything() throws IOException {
        Map<String, FileTime> before = times(folder.resolve("one"));
        assertThat(Program.insula("status", folder + "/one").out())
                .isEqualTo("parcellate: 8 done\nsamples: 1 done\ntrain: 8 done\nexplain: 8 done\nprobe: 8 done\n"
                        + "control: 2 done\nmap: 1 done\n");
        assertThat(Program.insula("status", "--all", folder + "/one").out())
                .contains("  done    model-lstm_fold-0_seed-5\n");
        JsonNode status = onlyLine(Program.insula("status", "--json", folder + "/one"));
        assertThat(status.path("steps").path("train"))
                .isEqualTo(JSON.readTree("{\"done\": 8, \"stale\": 0, \"failed\": 0, \"missing\": 0}"));
        assertThat(status.path("units")).hasSize(36);
        assertThat(status.path("atWork").isNull()).isTrue();
        assertThat(times(folder.resolve("one"))).isEqualTo(before);

        Program.Ended nothing = Program.insula("status", folder + "/cohort");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("holds no study", "names as output");
    }

    @Test
    void statusTellsWhatIsStaleFailedAndMissingAndWhy() throws IOException {
        Path own = Files.createDirectories(folder.resolve("worn"));
        TinyStudy.cohort(own);
        Path broken = bold(own, "02", "motor");
        byte[] whole = Files.readAllBytes(broken);
        Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
        String configuration = TinyStudy.configuration(own, "out");
        Program.Ended ended = Program.insula("parcellate", "--summary", "json", configuration);
        assertThat(ended.code()).isEqualTo(4);
        JsonNode summary = onlyLine(ended);
        assertThat(summary.path("exitCode").asInt()).isEqualTo(4);
        assertThat(summary.path("steps").path("parcellate"))
                .isEqualTo(JSON.readTree("{\"done\": 7, \"skipped\": 0, \"failed\": 1}"));
        assertThat(summary.path("excluded").get(0).path("unit").asText()).isEqualTo("sub-02_task-motor_run-1");

        Files.setLastModifiedTime(bold(own, "01", "motor"), FileTime.fromMillis(1_000_000_000_000L));
        Files.delete(own.resolve("out/sub-03/func/sub-03_task-motor_run-1_atlas-Simulated_stat-mean_timeseries.tsv"));
        Program.Ended status = Program.insula("status", own + "/out");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .contains(
                        "parcellate: 5 done, 2 stale, 1 failed",
                        "  stale   sub-01_task-motor_run-1: changed: input bold\n",
                        "  stale   sub-03_task-motor_run-1: what it wrote is not there any more\n",
                        "  failed  sub-02_task-motor_run-1: ",
                        "samples: 1 missing",
                        "train: 8 missing");
        assertThat(Program.insula("run", "--dry-run", configuration).out())
                .contains("parcellate: 3 to do, 5 done before");
    }

    private static Path bold(Path study, String subject, String task) {
        return study.resolve("cohort/sub-" + subject + "/func/sub-" + subject + "_task-" + task + "_run-1_bold.nii.gz");
    }

    @Test
    void aNewSubjectIsParcellatedAloneAndTrainsAgainOnlyIfItGivesSamples() throws IOException {
        Path own = Files.createDirectories(folder.resolve("growing"));
        TinyStudy.cohort(own);
        String configuration = TinyStudy.configuration(own, "out");
        assertThat(Program.insula("run", configuration).code()).isZero();

        addSubject(own, "05");
        for (String task : List.of("language", "motor")) {
            Files.writeString(
                    own.resolve("cohort/sub-05/func/sub-05_task-" + task + "_run-1_events.tsv"),
                    "onset\tduration\ttrial_type\n");
        }
        Program.Ended silent = Program.insula("run", configuration);
        assertThat(silent.code()).as(silent.err()).isEqualTo(4);
        assertThat(silent.err())
                .contains(
                        "parcellate: 2 to do, 8 done before",
                        "no sample from sub-05_task-motor_run-1",
                        done("train", 8),
                        done("explain", 8),
                        "map: 1 to do");

        addSubject(own, "06");
        assertThat(Program.insula("run", "--dry-run", configuration).out())
                .contains("parcellate: 2 to do, 10 done before", "train: 8 to do", "explain: 8 to do", "map: 1 to do");
        Program.Ended heard = Program.insula("run", configuration);
        assertThat(heard.err())
                .contains("parcellate: 2 to do, 10 done before", "train: 8 to do", "explain: 8 to do", "map: 1 to do");
    }

    /** Copies the last subject under another name. */
    private static void addSubject(Path study, String name) throws IOException {
        Path from = study.resolve("cohort/sub-04");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = study.resolve("cohort/sub-" + name + "/"
                        + from.relativize(file).toString().replace("sub-04", "sub-" + name));
                Files.createDirectories(Files.isDirectory(file) ? to : to.getParent());
                if (!Files.isDirectory(file)) {
                    Files.copy(file, to);
                }
            }
        }
    }

    @Test
    void whatEndsTheRunIsInItsSummaryToo() throws IOException {
        Path configuration = Path.of(TinyStudy.configuration(folder, "folds"));
        Files.writeString(configuration, Files.readString(configuration).replace("folds: 2", "folds: 9, group: run"));
        Program.Ended ended = Program.insula("run", "--summary", "json", "--log", "json", configuration.toString());
        JsonNode summary = onlyLine(ended);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(summary.path("exitCode").asInt()).isEqualTo(2);
        assertThat(summary.path("steps").path("parcellate").path("done").asInt())
                .isEqualTo(8);
        assertThat(summary.path("problem").asText()).contains("fold");
        String[] lines = ended.err().strip().split("\n");
        JsonNode last = JSON.readTree(lines[lines.length - 1]);
        assertThat(last.path("level").asText()).isEqualTo("error");
        assertThat(last.path("message").asText())
                .isEqualTo("insula: " + summary.path("problem").asText());
    }
}
