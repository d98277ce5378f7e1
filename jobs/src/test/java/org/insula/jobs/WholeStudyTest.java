package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a tiny simulated cohort. */
class WholeStudyTest {
    /** What the report carries of a region, and the table's column. */
    private static final String[][] SHOWN = {
        {"mean", "mean"},
        {"sd", "sd"},
        {"low", "ci_low"},
        {"high", "ci_high"},
        {"n", "n_subjects"},
        {"foldStability", "fold_stability"},
        {"seedStability", "seed_stability"}
    };

    @TempDir
    private static Path folder;

    private static Program.Ended first;

    @BeforeAll
    static void runOnce() throws IOException {
        TinyStudy.cohort(folder);
        first = Program.insula("run", "--cores", "1", TinyStudy.configuration(folder, "one"));
        assertThat(first.code()).as(first.err()).isZero();
    }

    @Test
    void leavesExactlyTheDocumentedTree() throws IOException {
        List<String> expected =
                new ArrayList<>(List.of(".bidsignore", "README", "dataset_description.json", "report.html"));
        for (int subject = 1; subject <= 4; subject++) {
            for (String task : List.of("language", "motor")) {
                String measured = "sub-0" + subject + "/func/sub-0" + subject + "_task-" + task + "_run-1_";
                expected.add(measured + "events.tsv");
                String run = measured + "atlas-Simulated_stat-";
                expected.add(run + "mean_timeseries.tsv");
                expected.add(run + "mean_timeseries.json");
                expected.add(run + "coverage_bold.tsv");
            }
        }
        expected.add("group/atlas-Simulated_dseg.nii.gz");
        expected.add("group/atlas-Simulated_dseg.tsv");
        expected.add("group/performance.tsv");
        expected.add("group/performance.json");
        expected.add("group/null-performance.tsv");
        expected.add("group/null-performance.json");
        for (String table : List.of(
                "contrasts",
                "timing",
                "halflife",
                "faithfulness",
                "taskon",
                "recovery",
                "planted",
                "glm",
                "agreement")) {
            expected.add("group/atlas-Simulated_" + table + ".tsv");
            expected.add("group/atlas-Simulated_" + table + ".json");
        }
        for (String label : List.of("language", "motor")) {
            for (String contrast : List.of("others", "rest")) {
                String map = "group/task-" + label + "_atlas-Simulated_contrast-" + contrast + "_stat-t_map";
                expected.add(map + ".nii.gz");
                expected.add(map + ".json");
            }
        }
        expected.add("group/quality.tsv");
        expected.add("group/quality.json");
        expected.addAll(figures("accuracy", "task-language_byframe", "task-motor_byframe"));
        for (String model : List.of("lstm", "inputcelllstm")) {
            expected.add("group/atlas-Simulated_model-" + model + "_importance.tsv");
            expected.add("group/atlas-Simulated_model-" + model + "_importance.json");
            expected.addAll(figures("model-" + model + "_confusion"));
            expected.add("group/atlas-Simulated_model-" + model + "_subjects.tsv");
            expected.add("group/atlas-Simulated_model-" + model + "_subjects.json");
            expected.add("group/atlas-Simulated_model-" + model + "_subjects.parquet");
            for (String label : List.of("language", "motor")) {
                String map = "group/task-" + label + "_atlas-Simulated_model-" + model + "_stat-importance_";
                expected.add(map + "map.nii.gz");
                expected.add(map + "map.json");
                expected.add(map + "timecourse.nii.gz");
                expected.add(map + "timecourse.json");
                String figure = map.substring("group/".length());
                expected.addAll(figures(figure + "regions", figure + "slices", figure + "timecourse"));
            }
        }
        assertThat(TinyStudy.results(folder.resolve("one")).keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> figures(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(name + ".png", name + ".svg"))
                .map(name -> "group/figures/" + name)
                .toList();
    }

    @Test
    void theReportShowsTheNumbersOfTheTables() throws IOException {
        String page = Files.readString(folder.resolve("one/report.html"));
        int start = page.indexOf('>', page.indexOf("id=\"report-data\"")) + 1;
        JsonNode report = new ObjectMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
        for (JsonNode model : report.path("models")) {
            String name = model.path("name").asText().replace("-", "");
            Table table =
                    Tsv.read(new LocalFiles(), folder + "/one/group/atlas-Simulated_model-" + name + "_importance.tsv");
            int row = 0;
            for (JsonNode map : model.path("maps")) {
                for (int region = 0; region < map.path("mean").size(); region++, row++) {
                    assertThat(map.path("label").asText()).isEqualTo(table.cell(row, "label"));
                    for (String[] pair : SHOWN) {
                        assertSame(map.path(pair[0]).get(region), table.number(row, pair[1]));
                    }
                }
            }
            assertThat(row).isEqualTo(table.rows());
        }
        Table quality = Tsv.read(new LocalFiles(), folder + "/one/group/quality.tsv");
        assertThat(report.path("runs").size()).isEqualTo(quality.rows()).isEqualTo(8);
        for (int run = 0; run < quality.rows(); run++) {
            assertThat(report.path("runs").get(run).path("run").asText()).isEqualTo(quality.cell(run, "run"));
            assertSame(report.path("runs").get(run).path("coverage"), quality.number(run, "coverage"));
            assertThat(page).contains("<th scope=\"row\">" + quality.cell(run, "run") + "</th>");
        }
    }

    /** The page's numbers have five digits. */
    private static void assertSame(JsonNode shown, double expected) {
        double number = shown.isNull() ? Double.NaN : shown.asDouble();
        assertThat(Double.isNaN(expected) ? Double.isNaN(number) : Math.abs(number - expected) <= 1e-4 * expected)
                .as(shown + " for " + expected)
                .isTrue();
    }

    @Test
    void tellsSeedAndResolvedConfigurationBesideEveryMapAndTable() throws IOException {
        for (Map.Entry<String, byte[]> result :
                TinyStudy.results(folder.resolve("one")).entrySet()) {
            if (result.getKey().startsWith("group/") && result.getKey().endsWith(".json")) {
                assertThat(new String(result.getValue(), StandardCharsets.UTF_8))
                        .as(result.getKey())
                        .contains("\"Seed\": 5", "\"bids\": \"../../cohort\"", "\"learningRate\": 0.002");
            }
        }
    }

    @Test
    void keepsWhatItNeedsToGoOnUnderWork() throws IOException {
        Path work = folder.resolve("one/work");
        assertThat(work.resolve("config.yaml")).exists();
        try (Stream<Path> tables = Files.list(work)) {
            assertThat(tables.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".lock",
                            "config.yaml",
                            "manifest",
                            "metrics.json",
                            "timeseries.parquet",
                            "samples.parquet",
                            "samples.npy",
                            "saliency.parquet",
                            "units");
        }
        Path unit = work.resolve("units/train_model-lstm_fold-1_seed-6");
        try (Stream<Path> files = Files.list(unit)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "model", "metrics.json", "predictions.tsv", "provenance.json", "_SUCCESS.json");
        }
        try (Stream<Path> all = Files.walk(folder.resolve("one"))) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".crc") || name.contains(".tmp"));
        }
    }

    @Test
    void givesTheSameBytesOnTwoCores() throws IOException {
        Program.Ended second = Program.insula("run", "--cores", "2", TinyStudy.configuration(folder, "two"));
        assertThat(second.code()).as(second.err()).isZero();
        assertSameBytes(TinyStudy.results(folder.resolve("two")), TinyStudy.results(folder.resolve("one")));
        assertThat(Files.readString(folder.resolve("two/work/config.yaml")))
                .isEqualTo(Files.readString(folder.resolve("one/work/config.yaml")));
    }

    @Test
    void givesTheSameBytesStepByStep() throws IOException {
        String configuration = TinyStudy.configuration(folder, "steps");
        for (String step : List.of("train", "explain", "map")) {
            Program.Ended early = Program.insula(step, configuration);
            assertThat(early.code()).as(step).isEqualTo(2);
            assertThat(early.err()).contains("8 of 8 units are not done", "insula parcellate");
        }
        assertThat(Program.insula("parcellate", configuration).code()).isZero();
        Program.Ended untrained = Program.insula("explain", configuration);
        assertThat(untrained.code()).isEqualTo(2);
        assertThat(untrained.err()).contains("train: 8 of 8 units are not done", "insula train");
        assertThat(Program.insula("train", configuration).code()).isZero();
        Program.Ended unexplained = Program.insula("map", configuration);
        assertThat(unexplained.code()).isEqualTo(2);
        assertThat(unexplained.err()).contains("explain: 8 of 8 units are not done", "insula explain");
        assertThat(Program.insula("explain", configuration).code()).isZero();
        assertThat(Program.insula("map", configuration).out())
                .isEqualTo(first.out().replace("/one/", "/steps/"));
        assertSameBytes(TinyStudy.results(folder.resolve("steps")), TinyStudy.results(folder.resolve("one")));
    }

    @Test
    void doesNothingTheSecondTimeAndAnswersTheSame() throws IOException {
        Map<String, FileTime> before = times(folder.resolve("one/work/units"));
        before.putAll(times(folder.resolve("one/group")));
        Program.Ended again = Program.insula("run", folder.resolve("one.yaml").toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err())
                .contains(
                        "parcellate: nothing to do, 8 done before",
                        "train: nothing to do, 8 done before",
                        "explain: nothing to do, 8 done before",
                        "probe: nothing to do, 8 done before",
                        "map: nothing to do, 1 done before");
        Map<String, FileTime> after = times(folder.resolve("one/work/units"));
        after.putAll(times(folder.resolve("one/group")));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void redoesOnlyWhatAChangedOptionTouches() throws IOException {
        Program.Ended ended = Program.insula("run", TinyStudy.configuration(folder, "changed"));
        assertThat(ended.code()).isZero();
        Program.Ended saliency = Program.insula(
                "run", TinyStudy.configuration(folder, "changed", "saliency: {score: logit, methods: [gradient]}\n"));
        assertThat(saliency.err())
                .contains("parcellate: nothing to do", "train: nothing to do", "explain: 8 to do", "map: 1 to do");
        Path configuration = folder.resolve("changed.yaml");
        Files.writeString(configuration, Files.readString(configuration).replace("hops: 2", "hops: 3"));
        assertThat(Program.insula("run", configuration.toString()).err())
                .contains(
                        "parcellate: nothing to do",
                        "train: 4 to do, 4 done before",
                        "explain: 4 to do, 4 done before");
    }

    @Test
    void aFurtherMethodIsExplainedWithoutDoingTheFirstAgain() throws IOException {
        assertThat(Program.insula("run", TinyStudy.configuration(folder, "methods"))
                        .code())
                .isZero();
        Program.Ended both = Program.insula(
                "run", TinyStudy.configuration(folder, "methods", "saliency: {methods: [gradient, smoothgrad]}\n"));
        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.err()).contains("train: nothing to do", "explain: 8 to do, 8 done before", "map: 1 to do");

        Map<String, byte[]> results = TinyStudy.results(folder.resolve("methods"));
        Map<String, byte[]> one = TinyStudy.results(folder.resolve("one"));
        for (String kind : List.of("task-motor_%sstat-importance_map.nii.gz", "%simportance.tsv")) {
            String first = "group/" + kind.formatted("atlas-Simulated_model-lstm_");
            String further = "group/" + kind.formatted("atlas-Simulated_model-lstm_saliency-smoothgrad_");
            assertThat(results.get(first)).isEqualTo(one.get(first));
            assertThat(results.get(further)).isNotNull().isNotEqualTo(one.get(first));
        }
        assertThat(new String(results.get("report.html"), StandardCharsets.UTF_8))
                .contains("This report shows gradient.", "smoothgrad (the gradient averaged over noise");
    }

    @Test
    void runsAComposedModelWithEveryMethodAndAgainFromItsResolvedConfiguration() throws IOException {
        Path configuration =
                Files.writeString(folder.resolve("all.yaml"), """
                input: {bids: cohort}
                atlas: {image: cohort/atlas-Simulated_dseg.nii.gz}
                samples: {label: trialType, frames: 20, lag: 0}
                models:
                  - cell: gru
                    direction: bidirectional
                    attention: inputCell
                    hopReduction: flatten
                    readOut: selfAttention
                    hidden: 3
                    attentionWidth: 4
                    hops: 2
                training:
                  {folds: 2, seeds: 1, epochs: 2, validationShare: 0.3, schedule: cosine, gradientNorm: 1,
                   classWeights: balanced, labelSmoothing: 0.1, scaling: frameAndRegion, initialisation: inputsUniform,
                   stopping: fullTrainingAccuracy, precision: float64}
                saliency:
                  score: logit
                  methods: [%s]
                output: all
                """.formatted(String.join(", ", SaliencyMethod.texts())));
        Program.Ended ended = Program.insula("run", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("train: 2 to do", "explain: 26 to do");
        for (SaliencyMethod method : SaliencyMethod.values()) {
            String entity = method == SaliencyMethod.PATTERN
                    ? ""
                    : "saliency-" + method.text().replace("-", "") + "_";
            assertThat(folder.resolve("all/group/task-motor_atlas-Simulated_model-flatinputcellbigruselfattention_"
                            + entity + "stat-importance_map.nii.gz"))
                    .exists();
        }
        assertThat(Files.readString(folder.resolve("all/report.html")))
                .contains("bidirectional GRU of 3 hidden units", "gradients no longer than 1.0");

        Program.Ended again = Program.insula("run", folder + "/all/work/config.yaml");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains("train: nothing to do", "explain: nothing to do, 26 done before", "map: nothing to do");
    }

    @Test
    void choosesFromAGridWithinEachFoldAndTellsWhat() throws IOException {
        Map<String, byte[]> results = new TreeMap<>();
        for (String cores : List.of("1", "2")) {
            Path configuration = Path.of(TinyStudy.configuration(folder, "grid" + cores));
            String grid = "epochs: 3, grid: {learningRate: [0.000001, 0.02], hops: [1, 3]}";
            Files.writeString(configuration, Files.readString(configuration).replace("epochs: 3", grid));
            Program.Ended ended = Program.insula("run", "--cores", cores, configuration.toString());
            assertThat(ended.code()).as(ended.err()).isZero();
            TreeMap<String, byte[]> now = new TreeMap<>(TinyStudy.results(folder.resolve("grid" + cores)));
            if (!results.isEmpty()) {
                assertSameBytes(now, results);
            }
            results = now;
        }
        JsonNode networks = Json.read(new LocalFiles(), folder + "/grid1/group/performance.json")
                .path("Networks");
        assertThat(networks).hasSize(8);
        for (JsonNode network : networks) {
            String model = network.path("Model").asText();
            assertThat(network.path("Candidates")).hasSize(model.equals("lstm") ? 2 : 4);
            JsonNode best = null;
            for (JsonNode candidate : network.path("Candidates")) {
                double loss = candidate.path("ValidationLoss").asDouble();
                best = best == null || loss < best.path("ValidationLoss").asDouble() ? candidate : best;
            }
            assertThat(best.path("learningRate"))
                    .isEqualTo(network.path("Chosen").path("learningRate"));
            assertThat(best.path("hops")).isEqualTo(network.path("Chosen").path("hops"));
            String unit = "train_model-" + model + "_fold-" + network.path("Fold") + "_seed-" + network.path("Seed");
            JsonNode metrics = Json.read(new LocalFiles(), folder + "/grid1/work/units/" + unit + "/metrics.json");
            assertThat(metrics.path("Candidates")).isEqualTo(network.path("Candidates"));
            double least = Double.POSITIVE_INFINITY;
            for (JsonNode loss : metrics.path("ValidationLoss")) {
                least = Math.min(least, loss.asDouble());
            }
            assertThat(best.path("ValidationLoss").asDouble()).isEqualTo(least);
        }
        assertThat(new String(results.get("report.html"), StandardCharsets.UTF_8))
                .contains("from hops 1, 3; learningRate ");
    }

    @Test
    void takesWhatAKilledRunLeftOutOfTheWay() throws IOException {
        String configuration = TinyStudy.configuration(folder, "killed");
        Files.createDirectories(folder.resolve("killed/work/units/.tmp-01234567-89ab-cdef-0123-456789abcdef"));
        Files.createDirectories(folder.resolve("killed/work/.tmp-group"));
        Files.writeString(folder.resolve("killed/work/units/.tmp-01234567-89ab-cdef-0123-456789abcdef/half"), "half");
        assertThat(Program.insula("run", configuration).code()).isZero();
        assertSameBytes(TinyStudy.results(folder.resolve("killed")), TinyStudy.results(folder.resolve("one")));
        assertThat(folder.resolve("killed/work/units/.tmp-01234567-89ab-cdef-0123-456789abcdef"))
                .doesNotExist();
    }

    @Test
    void makesAgainWhatWasDeleted() throws IOException {
        String configuration = TinyStudy.configuration(folder, "deleted");
        assertThat(Program.insula("run", configuration).code()).isZero();
        Path output = folder.resolve("deleted");
        Map<String, byte[]> whole = TinyStudy.results(output);
        Files.delete(output.resolve("report.html"));
        Files.delete(output.resolve("sub-01/func/sub-01_task-motor_run-1_atlas-Simulated_stat-mean_timeseries.tsv"));
        Path saliency = output.resolve("work/saliency.parquet/method=gradient/unit=model-lstm_fold-0_seed-5");
        new LocalFiles().delete(saliency.toString());

        Program.Ended again = Program.insula("run", configuration);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains(
                        "parcellate: 1 to do, 7 done before",
                        "train: nothing to do",
                        "explain: 1 to do, 7 done before",
                        "map: 1 to do");
        assertSameBytes(TinyStudy.results(output), whole);
    }

    @Test
    void takesATableOfRunsAndGroupsByAnyOfItsColumns() throws IOException {
        StringBuilder runs = new StringBuilder("path\tsubject\ttask\trun\tevents\tfamily\n");
        for (int subject = 1; subject <= 4; subject++) {
            for (String task : List.of("language", "motor")) {
                String stem = "cohort/sub-0" + subject + "/func/sub-0" + subject + "_task-" + task + "_run-1_";
                runs.append(stem + "bold.nii.gz\t0" + subject + "\t" + task + "\t1\t" + stem + "events.tsv\tf")
                        .append(10 * subject)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("runs.tsv"), runs);
        Path configuration = Path.of(TinyStudy.configuration(folder, "table"));
        String study = Files.readString(configuration)
                .replace("bids: cohort", "runs: runs.tsv")
                .replace("seeds: 2", "seeds: 1, group: family");
        Files.writeString(configuration, study);

        Program.Ended ended = Program.insula("run", configuration.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        Table predictions =
                Tsv.read(new LocalFiles(), folder + "/table/work/units/train_model-lstm_fold-0_seed-5/predictions.tsv");
        assertThat(predictions.cell(0, "group")).matches("f[1234]0");
    }

    @Test
    void endsWithTheReport() {
        String[] lines = first.out().strip().split("\n");
        assertThat(lines[lines.length - 1]).isEqualTo(folder + "/one/report.html");
        assertThat(first.out())
                .contains("lstm: ", "input-cell-lstm: ", "what came back of what was planted", "accuracy");
    }

    private static void assertSameBytes(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(actual.get(name)).as(name).isEqualTo(bytes));
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
}
