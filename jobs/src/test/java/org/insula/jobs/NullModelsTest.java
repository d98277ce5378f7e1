package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of permuted labels beside those of a study, on a tiny simulated cohort. */
class NullModelsTest {
    private static final LocalFiles FILES = new LocalFiles();
    private static final int NULLS = 3;

    @TempDir
    private static Path folder;

    /** The group folder as it is without null models. */
    private static Map<String, byte[]> plain;

    private static Map<String, FileTime> before;
    private static Program.Ended first;

    @BeforeAll
    static void runWithoutAndThenWith() throws IOException {
        TinyStudy.cohort(folder);
        String configuration = TinyStudy.configuration(folder, "one");
        Program.Ended without = Program.insula("run", "--cores", "1", configuration);
        assertThat(without.code()).as(without.err()).isZero();
        plain = TinyStudy.results(folder.resolve("one"));
        before = markers(folder.resolve("one/work/units"));
        first = Program.insula("run", "--cores", "1", "--null-models", "" + NULLS, configuration);
        assertThat(first.code()).as(first.err()).isZero();
    }

    private static Map<String, FileTime> markers(Path units) throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(units)) {
            for (Path file :
                    files.filter(each -> each.endsWith("_SUCCESS.json")).toList()) {
                String unit = units.relativize(file).toString();
                if (!unit.startsWith("map_")) {
                    times.put(unit, Files.getLastModifiedTime(file));
                }
            }
        }
        return times;
    }

    private static Table table(String study, String name) {
        return Tsv.read(FILES, folder + "/" + study + "/group/" + name);
    }

    private static Table importance(String study) {
        return table(study, "atlas-Simulated_model-lstm_importance.tsv");
    }

    @Test
    void addNetworksAndRedoNothingButTheMaps() throws IOException {
        assertThat(first.err())
                .contains(
                        "parcellate: nothing to do, 8 done before",
                        "train: 12 to do, 8 done before",
                        "explain: 12 to do, 8 done before",
                        "map: 1 to do");
        Map<String, FileTime> after = markers(folder.resolve("one/work/units"));
        before.forEach((unit, time) -> assertThat(after).containsEntry(unit, time));
        assertThat(after).hasSize(before.size() + 24);
    }

    @Test
    void leaveEveryOtherColumnAsItIs() throws IOException {
        Files.write(folder.resolve("plain.tsv"), plain.get("group/atlas-Simulated_model-lstm_importance.tsv"));
        Table without = Tsv.read(FILES, folder + "/plain.tsv");
        Table with = importance("one");
        assertThat(with.columns()).isEqualTo(without.columns());
        for (int row = 0; row < with.rows(); row++) {
            for (String column : with.columns()) {
                if (column.startsWith("p_null")) {
                    assertThat(without.cell(row, column)).isEqualTo("n/a");
                    assertThat(with.number(row, column)).isIn(0.25, 0.5, 0.75, 1.0);
                } else {
                    assertThat(with.cell(row, column)).isEqualTo(without.cell(row, column));
                }
            }
            assertThat(with.number(row, "p_null")).isLessThanOrEqualTo(with.number(row, "p_null_fwe"));
        }
        assertThat(plain).doesNotContainKey("group/null-performance.tsv");
    }

    @Test
    void areDoneOnceAndToldByStatusAndDryRun() {
        Program.Ended again = Program.insula("run", "--null-models", "3", folder + "/one.yaml");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err())
                .contains(
                        "train: nothing to do, 20 done before",
                        "explain: nothing to do, 20 done before",
                        "map: nothing to do, 1 done before");
        assertThat(Program.insula("status", folder + "/one").out())
                .contains("train: 20 done\nexplain: 20 done\nprobe: 8 done\nmap: 1 done\n");
        Program.Ended more = Program.insula("run", "--dry-run", "--null-models", "4", folder + "/one.yaml");
        assertThat(more.out())
                .contains(
                        "train: 4 to do, 20 done before",
                        "missing model-lstm_null-4_fold-0_seed-5",
                        "explain: 4 to do, 20 done before",
                        "map: 1 to do");
        assertThat(Program.insula("run", "--dry-run", folder + "/one.yaml").out())
                .contains("train: nothing to do, 8 done before", "map: 1 to do");
        Program.Ended wrong = Program.insula("run", "--null-models", "-1", folder + "/one.yaml");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("--null-models is -1");
    }

    @Test
    void givesTheSameBytesStepByStepOnTwoCoresAndFromTheConfiguration() throws IOException {
        Path configuration = Path.of(TinyStudy.configuration(folder, "two"));
        Files.writeString(
                configuration, Files.readString(configuration).replace("seeds: 2", "seeds: 2, nullModels: 3"));
        for (String step : List.of("parcellate", "train", "explain")) {
            Program.Ended ended = Program.insula(step, "--cores", "2", configuration.toString());
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        new LocalFiles().delete(folder + "/two/work/units/train_model-lstm_null-2_fold-1_seed-5");
        Program.Ended early = Program.insula("map", "--cores", "2", configuration.toString());
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("1 of 20 networks", "model-lstm_null-2_fold-1_seed-5");
        Program.Ended ended = Program.insula("run", "--cores", "2", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("train: 1 to do, 19 done before", "explain: nothing to do");

        Map<String, byte[]> one = TinyStudy.results(folder.resolve("one"));
        Map<String, byte[]> two = TinyStudy.results(folder.resolve("two"));
        assertThat(two.keySet()).isEqualTo(one.keySet());
        one.forEach((name, bytes) -> assertThat(two.get(name)).as(name).isEqualTo(bytes));
    }

    private static List<String> predictions(String network, String column) {
        Table table = Tsv.read(FILES, folder + "/one/work/units/train_model-lstm_" + network + "/predictions.tsv");
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            cells.add(table.cell(row, column));
        }
        return cells;
    }

    @Test
    void theyAreTriedOnTheSameSamplesUnderLabelsDealtAmongTheRunsOfASubject() {
        List<String> permuted = new ArrayList<>();
        for (int fold = 0; fold < 2; fold++) {
            List<String> samples = predictions("fold-" + fold + "_seed-5", "sample");
            List<String> own = predictions("fold-" + fold + "_seed-5", "label");
            for (int index = 1; index <= NULLS; index++) {
                String network = "null-" + index + "_fold-" + fold + "_seed-5";
                List<String> labels = predictions(network, "label");
                assertThat(predictions(network, "sample")).isEqualTo(samples);
                assertThat(labels).containsExactlyInAnyOrderElementsOf(own);
                Map<String, String> byRun = new TreeMap<>();
                for (int i = 0; i < samples.size(); i++) {
                    String run = samples.get(i).replaceFirst("_event.*", "");
                    String label = labels.get(i);
                    assertThat(byRun.merge(run, label, (one, other) -> one.equals(other) ? one : "both"))
                            .isEqualTo(label);
                }
                permuted.addAll(labels.equals(own) ? List.of() : List.of(network));
            }
        }
        assertThat(permuted).isNotEmpty();
    }

    @Test
    void accuracyIsToldBesideThatOfEveryNullModel() {
        Table nulls = table("one", "null-performance.tsv");
        Table performance = table("one", "performance.tsv");
        assertThat(nulls.rows()).isEqualTo(2 * (1 + NULLS));
        for (int model = 0; model < 2; model++) {
            int real = model * (1 + NULLS);
            assertThat(nulls.cell(real, "labels")).isEqualTo("real");
            double atLeast = 1;
            for (int row = real + 1; row <= real + NULLS; row++) {
                assertThat(nulls.cell(row, "labels")).isEqualTo("" + (row - real));
                assertThat(nulls.cell(row, "samples")).isEqualTo(nulls.cell(real, "samples"));
                atLeast += nulls.number(row, "accuracy") >= nulls.number(real, "accuracy") - 1e-12 ? 1 : 0;
            }
            int all = 4 + 5 * model;
            assertThat(performance.cell(all, "fold")).isEqualTo("all");
            assertThat(performance.cell(all, "model")).isEqualTo(nulls.cell(real, "model"));
            assertThat(performance.number(all, "p_null")).isEqualTo(atLeast / (1 + NULLS));
            assertThat(performance.cell(all - 1, "p_null")).isEqualTo("n/a");
        }
        JsonNode about = Json.read(FILES, folder + "/one/group/null-performance.json");
        assertThat(about.path("LabelsDealtAmong").asText()).contains("runs of each subject");
        assertThat(about.path("NetworkSeed").asInt()).isEqualTo(5);
    }

    @Test
    void sidecarReportAndAnswerSayWhatWasCompared() throws IOException {
        JsonNode sidecar = Json.read(FILES, folder + "/one/group/atlas-Simulated_model-lstm_importance.json");
        assertThat(sidecar.path("NullModelHypothesis").asText()).contains("seed 5", "permuted labels");
        assertThat(sidecar.path("Labels").path(0).path("NullMaps").asInt()).isEqualTo(NULLS);
        assertThat(first.out()).contains("against 3 null models: accuracy p = ");
        assertThat(new String(TinyStudy.results(folder.resolve("one")).get("report.html"), StandardCharsets.UTF_8))
                .contains("Each model was trained 3 times more", "labels permuted within subjects");
    }

    @Test
    void warnsWhereLabelsCanBeDealtInFewWays() throws IOException {
        Path configuration = Path.of(TinyStudy.configuration(folder, "few"));
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("bids: cohort", "bids: cohort, subjects: ['01', '02']")
                        .replace("seeds: 2", "seeds: 1")
                        .replace("validationShare: 0.3", "validationShare: 0"));
        assertThat(Program.insula("parcellate", configuration.toString()).code())
                .isZero();
        Program.Ended three = Program.insula("train", "--null-models", "3", configuration.toString());
        assertThat(three.code()).as(three.err()).isZero();
        assertThat(three.err()).doesNotContain("ways only");
        // Two subjects, whose two runs swap their labels or do not.
        Program.Ended four = Program.insula("train", "--null-models", "4", configuration.toString());
        assertThat(four.err()).contains("can be dealt in 4 ways only", "4 to do, 16 done before");
    }

    @Test
    void refusesToPermuteWhatDoesNotVaryWithinSubjects() throws IOException {
        StringBuilder runs = new StringBuilder("path\tsubject\ttask\trun\tevents\n");
        for (int subject = 1; subject <= 4; subject++) {
            String task = subject % 2 == 0 ? "language" : "motor";
            String stem = "cohort/sub-0" + subject + "/func/sub-0" + subject + "_task-" + task + "_run-1_";
            runs.append(stem + "bold.nii.gz\t0" + subject + "\t" + task + "\t1\t" + stem + "events.tsv\n");
        }
        Files.writeString(folder.resolve("runs.tsv"), runs);
        Path configuration = Path.of(TinyStudy.configuration(folder, "between"));
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("bids: cohort", "runs: runs.tsv")
                        .replace("validationShare: 0.3", "validationShare: 0"));
        Program.Ended ended = Program.insula("run", "--null-models", "2", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("labels cannot be permuted", "set nullModels: 0");
        assertThat(Program.insula("run", configuration.toString()).code()).isZero();
    }
}
