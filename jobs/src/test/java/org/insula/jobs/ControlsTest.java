package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Controls of a study's maps on a tiny simulated cohort: untrained networks, and networks of permuted labels. */
class ControlsTest {
    private static final LocalFiles FILES = new LocalFiles();
    private static final int PERMUTATIONS = 3;

    @TempDir
    private static Path folder;

    /** The group folder as it is without permutations. */
    private static Map<String, byte[]> plain;

    private static Program.Ended without;
    private static Program.Ended first;

    @BeforeAll
    static void runWithoutAndThenWith() throws IOException {
        TinyStudy.cohort(folder);
        String configuration = TinyStudy.configuration(folder, "one", METHODS);
        without = Program.insula("run", "--cores", "1", configuration);
        assertThat(without.code()).as(without.err()).isZero();
        plain = TinyStudy.results(folder.resolve("one"));
        first = Program.insula("run", "--cores", "1", "--permutations", "" + PERMUTATIONS, configuration);
        assertThat(first.code()).as(first.err()).isZero();
    }

    private static final String METHODS = "saliency: {methods: [contribution, gradient]}\n";

    private static Table table(String study, String name) {
        return Tsv.read(FILES, folder + "/" + study + "/group/" + name);
    }

    @Test
    void nothingIsImportantWithoutATest() throws IOException {
        Files.write(folder.resolve("plain.tsv"), plain.get("group/atlas-Simulated_model-lstm_importance.tsv"));
        Table table = Tsv.read(FILES, folder + "/plain.tsv");
        for (int row = 0; row < table.rows(); row++) {
            assertThat(table.cell(row, "important")).isEqualTo("n/a");
            assertThat(table.cell(row, "p_fwe")).isEqualTo("n/a");
        }
        assertThat(without.out()).contains("important regions: not tested");
    }

    @Test
    void permutationsTrainNothingButControlsAndRedoNothingButTheMaps() {
        assertThat(first.err())
                .contains(
                        "parcellate: nothing to do, 8 done before",
                        "train: nothing to do, 8 done before",
                        "permutation test of lstm: 3 × 2 networks are trained again",
                        "control: 8 to do, 2 done before",
                        "map: 1 to do");
    }

    @Test
    void everyRegionHasAPAgainstThePermutationsWhateverTheMap() {
        Table contribution = table("one", "atlas-Simulated_model-lstm_importance.tsv");
        Table gradient = table("one", "atlas-Simulated_model-lstm_saliency-gradient_importance.tsv");
        assertThat(contribution.rows()).isEqualTo(2 * 24);
        for (int row = 0; row < contribution.rows(); row++) {
            assertThat(contribution.number(row, "p")).isIn(0.25, 0.5, 0.75, 1.0);
            assertThat(contribution.number(row, "p")).isLessThanOrEqualTo(contribution.number(row, "p_fwe"));
            assertThat(contribution.cell(row, "important")).isEqualTo("no");
            assertThat(gradient.cell(row, "p_fwe")).isEqualTo(contribution.cell(row, "p_fwe"));
        }
        assertThat(first.out())
                .contains("important: 0 of 48 pairs of a label and a region (3 permutations of the labels")
                .contains("too few for any p to be as low");
    }

    @Test
    void areDoneOnceAndToldByStatusAndDryRun() {
        Program.Ended again = Program.insula("run", "--permutations", "3", folder + "/one.yaml");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).contains("control: nothing to do, 10 done before", "map: nothing to do, 1 done before");
        assertThat(Program.insula("status", folder + "/one").out()).contains("control: 10 done\nmap: 1 done\n");
        Program.Ended more = Program.insula("run", "--dry-run", "--permutations", "4", folder + "/one.yaml");
        assertThat(more.out())
                .contains("control: 2 to do, 10 done before", "missing model-lstm_permuted-4-4", "map: 1 to do");
        Program.Ended wrong = Program.insula("run", "--permutations", "-1", folder + "/one.yaml");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("--permutations is -1");
    }

    @Test
    void givesTheSameBytesStepByStepOnTwoCoresAndFromTheConfiguration() throws IOException {
        String permuted = "inference: {permutations: 3, linearPermutations: 3}\n";
        String configuration = TinyStudy.configuration(folder, "two", METHODS + permuted);
        for (String step : List.of("parcellate", "train", "explain")) {
            Program.Ended ended = Program.insula(step, "--cores", "2", configuration);
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        FILES.delete(folder + "/two/work/units/control_model-lstm_permuted-2-2");
        Program.Ended early = Program.insula("map", "--cores", "2", configuration);
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("control: 1 of 10 units are not done", "model-lstm_permuted-2-2");
        Program.Ended ended = Program.insula("run", "--cores", "2", configuration);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("control: 1 to do, 9 done before");

        Map<String, byte[]> one = TinyStudy.results(folder.resolve("one"));
        Map<String, byte[]> two = TinyStudy.results(folder.resolve("two"));
        assertThat(two.keySet()).isEqualTo(one.keySet());
        one.forEach((name, bytes) -> assertThat(two.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void accuracyStandsBesideThatOfEveryControl() {
        Table nulls = table("one", "null-performance.tsv");
        Table performance = table("one", "performance.tsv");
        assertThat(nulls.rows()).isEqualTo(2 * (2 + PERMUTATIONS));
        for (int model = 0; model < 2; model++) {
            int real = model * (2 + PERMUTATIONS);
            assertThat(nulls.cell(real, "labels")).isEqualTo("true labels");
            assertThat(nulls.cell(real + 1, "labels")).isEqualTo("untrained");
            double atLeast = 1;
            for (int row = real + 2; row < real + 2 + PERMUTATIONS; row++) {
                assertThat(nulls.cell(row, "permutation")).isEqualTo("" + (row - real - 1));
                atLeast += nulls.number(row, "accuracy") >= nulls.number(real, "accuracy") - 1e-12 ? 1 : 0;
            }
            int all = 4 + 5 * model;
            assertThat(performance.cell(all, "fold")).isEqualTo("all");
            assertThat(performance.number(all, "p_null")).isEqualTo(atLeast / (1 + PERMUTATIONS));
            assertThat(performance.cell(all - 1, "p_null")).isEqualTo("n/a");
        }
    }

    @Test
    void theSidecarSaysHowItWasTestedAndHowAlikeTheMapsOfControlsAre() {
        JsonNode sidecar = Json.read(FILES, folder + "/one/group/atlas-Simulated_model-lstm_importance.json");
        assertThat(sidecar.path("ImportantTest").asText()).isEqualTo("label permutation with retraining");
        assertThat(sidecar.path("ImportantComparedWith").asInt()).isEqualTo(PERMUTATIONS);
        assertThat(sidecar.path("SpearmanWithUntrainedNetworks").asDouble()).isBetween(-1.0, 1.0);
        assertThat(sidecar.path("SpearmanWithNetworksOfPermutedLabels").asDouble())
                .isBetween(-1.0, 1.0);
    }

    @Test
    void whatWasTestedIsThereAsImages() throws IOException {
        Table table = table("one", "atlas-Simulated_model-lstm_importance.tsv");
        TreeSet<Double> expected = new TreeSet<>(List.of(1.0));
        for (int row = 0; row < table.rows(); row++) {
            if (table.cell(row, "label").equals("motor")) {
                expected.add(table.number(row, "p_fwe"));
            }
        }
        assertThat(new TreeSet<>(voxels("one", "stat-p"))).isEqualTo(expected);
        assertThat(voxels("one", "stat-importance_desc-important")).containsOnly(0.0);
        assertThat(new TreeSet<>(voxels("one", "stat-t"))).hasSizeGreaterThan(10);
        JsonNode sidecar =
                Json.read(FILES, folder + "/one/group/task-motor_atlas-Simulated_model-lstm_stat-p_map.json");
        assertThat(sidecar.path("ImportantComparedWith").asInt()).isEqualTo(PERMUTATIONS);
        assertThat(plain.keySet()).noneMatch(name -> name.contains("stat-p_map"));
    }

    private static List<Double> voxels(String study, String image) {
        String path = folder + "/" + study + "/group/task-motor_atlas-Simulated_model-lstm_" + image + "_map.nii.gz";
        return Arrays.stream(NiftiReader.readVolume(FILES, path).values())
                .boxed()
                .toList();
    }

    @Test
    void overSubjectsSetAsideTheTestIsOneOfSignFlips() throws IOException {
        String configuration =
                TinyStudy.configuration(folder, "aside", METHODS + "inference: {heldOutSubjects: 0.5}\n");
        Files.writeString(
                Path.of(configuration),
                Files.readString(Path.of(configuration)).replace("validationShare: 0.3", "validationShare: 0"));
        Program.Ended ended = Program.insula("run", configuration);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("(2 subjects set aside");
        Table table = table("aside", "atlas-Simulated_model-lstm_importance.tsv");
        assertThat(table.number(0, "n_subjects")).isEqualTo(4);
        assertThat(table.number(0, "p_fwe")).isIn(0.25, 0.5, 0.75, 1.0);
        Table performance = table("aside", "performance.tsv");
        assertThat(IntStream.range(0, performance.rows()).mapToObj(row -> performance.cell(row, "fold")))
                .contains("0", "1", "2");
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
        // Two subjects, whose two runs swap their labels or do not.
        Program.Ended four = Program.insula("run", "--permutations", "4", configuration.toString());
        assertThat(four.code()).as(four.err()).isZero();
        assertThat(four.err()).contains("can be dealt in 4 ways only");
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
        Program.Ended ended = Program.insula("run", "--permutations", "2", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("labels cannot be permuted", "set permutations: 0");
        assertThat(Program.insula("run", configuration.toString()).code()).isZero();
    }
}
