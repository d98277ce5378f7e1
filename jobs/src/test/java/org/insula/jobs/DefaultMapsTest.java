package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of a tiny simulated cohort with the maps that are made where none is asked for. */
class DefaultMapsTest {
    private static final String DEFAULTS = "saliency: {}\n";
    private static final String PATTERN = "saliency-pattern_";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void runOnce() throws IOException {
        TinyStudy.cohort(folder);
        run("one", "1", DEFAULTS);
    }

    private static void run(String name, String cores, String more) throws IOException {
        Program.Ended ended = Program.insula("run", "--cores", cores, TinyStudy.configuration(folder, name, more));
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    private static Table table(String name) {
        return Tsv.read(new LocalFiles(), folder + "/one/group/atlas-Simulated_" + name + ".tsv");
    }

    @Test
    void theContributionOfActivityHasThePlainNamesAndTheOthersTheirs() {
        for (String saliency : List.of("", PATTERN, "saliency-contribution_", "saliency-sensitivity_")) {
            Path group = folder.resolve("one/group");
            assertThat(group.resolve("atlas-Simulated_model-lstm_" + saliency + "importance.tsv"))
                    .exists();
            assertThat(group.resolve(
                            "task-motor_atlas-Simulated_model-lstm_" + saliency + "stat-importance_map.nii.gz"))
                    .exists();
            // Places of single samples are ordered by all but the pattern.
            assertThat(Files.exists(group.resolve("atlas-Simulated_" + saliency + "faithfulness.tsv")))
                    .isEqualTo(!saliency.equals(PATTERN));
            assertThat(Files.exists(group.resolve("atlas-Simulated_" + saliency + "taskon.tsv")))
                    .isEqualTo(!saliency.equals(PATTERN));
        }
    }

    @Test
    void valuesHaveSignsAndRanksFollowThem() {
        List<SaliencyMethod> methods = SaliencyConfig.defaults().methods();
        assertThat(methods).hasSize(4);
        for (SaliencyMethod method : methods) {
            String saliency = method == methods.get(0) ? "" : "saliency-" + method.text() + "_";
            Table table = table("model-lstm_" + saliency + "importance");
            double[] means = table.numbers("mean");
            assertThat(Arrays.stream(means).anyMatch(mean -> mean < 0)).isTrue();
            assertThat(Arrays.stream(means).anyMatch(mean -> mean > 0)).isTrue();
            for (int row = 0; row < table.rows() / 2; row++) {
                if (table.cell(row, "rank").equals("1")) {
                    double best = Arrays.stream(means, 0, table.rows() / 2)
                            .map(method.kind()::strength)
                            .max()
                            .orElseThrow();
                    assertThat(method.kind().strength(means[row])).isEqualTo(best);
                }
            }
            assertThat(table.cell(0, "important")).isEqualTo("n/a");
        }
    }

    @Test
    void patternsOfTwoLabelsAreOppositeSinceTheirScoresAre() {
        Table table = table("model-inputcelllstm_" + PATTERN + "importance");
        int regions = table.rows() / 2;
        for (int region = 0; region < regions; region++) {
            double one = table.number(region, "mean");
            double other = table.number(regions + region, "mean");
            assertThat(one + other)
                    .isCloseTo(0, org.assertj.core.api.Assertions.within(1e-5 * Math.max(1e-3, Math.abs(one))));
        }
    }

    @Test
    void sidecarsSayWhatValuesAre() {
        var sidecar = Json.read(
                new LocalFiles(),
                folder + "/one/group/task-motor_atlas-Simulated_model-lstm_" + PATTERN + "stat-importance_map.json");
        assertThat(sidecar.path("SaliencyMethod").asText()).isEqualTo("pattern");
        assertThat(sidecar.path("SaliencyScore").asText()).isEqualTo("centredLogit");
        assertThat(sidecar.path("SaliencyTarget").asText()).isEqualTo("every class");
        assertThat(sidecar.path("Units").asText()).contains("covariance");
        assertThat(sidecar.path("Sign").asText()).startsWith("positive: ");
        assertThat(sidecar.path("Description").asText()).startsWith("Pattern of each region, mean over frames");
    }

    @Test
    void theReportAsksTheQuestionAndRemovesPlacesByContribution() throws IOException {
        assertThat(Files.readString(folder.resolve("one/report.html")))
                .contains(
                        "Contribution of activity: which activity spoke for the answer?",
                        "largest magnitude of the activity-contribution");
    }

    @Test
    void theBytesDoNotDependOnTheNumberOfCores() throws IOException {
        run("two", "2", DEFAULTS);
        Map<String, byte[]> one = TinyStudy.results(folder.resolve("one"));
        Map<String, byte[]> two = TinyStudy.results(folder.resolve("two"));
        assertThat(two.keySet()).isEqualTo(one.keySet());
        one.forEach((name, bytes) -> {
            // The report and the sidecars name the output folder.
            if (name.endsWith(".tsv") || name.endsWith(".nii.gz") || name.endsWith(".parquet")) {
                assertThat(two.get(name)).as(name).isEqualTo(bytes);
            }
        });
    }

    @Test
    void aStudyOfPatternsAloneSaysThatNothingWasRemoved() throws IOException {
        run("alone", "2", "saliency: {methods: [pattern]}\n");
        assertThat(Files.readString(folder.resolve("alone/report.html")))
                .contains("this kind of map has no values of single samples")
                .doesNotContain("id=\"drop-charts\"");
        assertThat(folder.resolve("alone/group/atlas-Simulated_faithfulness.tsv"))
                .doesNotExist();
    }
}
