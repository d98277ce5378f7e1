package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks trained again without what saliency points to, as part of a study of a tiny simulated cohort. */
class RetrainingStudyTest {
    private static final LocalFiles FILES = new LocalFiles();
    private static final String TRUST = "trust: {replacement: noise, retrainedShares: [0.3, 0.6]}\n";

    @TempDir
    private static Path folder;

    private static Program.Ended first;

    /** The report's section on trust where no network is trained again. */
    private static String withoutRetraining;

    private static String configuration(String name, String more) throws IOException {
        Path configuration = Path.of(TinyStudy.configuration(folder, name, more));
        String study = Files.readString(configuration)
                .replace("seeds: 2, seed: 5, epochs: 3", "seeds: 2, seed: 5, epochs: 3, grid: {hidden: [2, 4]}");
        return Files.writeString(configuration, study).toString();
    }

    @BeforeAll
    static void runWithoutAndThenWith() throws IOException {
        TinyStudy.cohort(folder);
        Program.Ended without =
                Program.insula("run", "--cores", "1", configuration("one", "trust: {replacement: noise}\n"));
        assertThat(without.code()).as(without.err()).isZero();
        assertThat(without.err()).doesNotContain("retrain");
        String page = Files.readString(folder.resolve("one/report.html"));
        // The scripts name the figure in any case.
        withoutRetraining =
                page.substring(page.indexOf("<section id=\"trust\""), page.indexOf("<section id=\"methods\""));
        first = Program.insula("run", "--cores", "1", configuration("one", TRUST));
        assertThat(first.code()).as(first.err()).isZero();
    }

    private static Table table(String study) {
        return Tsv.read(FILES, folder + "/" + study + "/group/atlas-Simulated_retraining.tsv");
    }

    @Test
    void trainsTheFirstSeedsNetworksAnewAndRedoesNothingButTheMaps() {
        assertThat(first.err())
                .contains(
                        "train: nothing to do, 8 done before",
                        "explain: nothing to do, 8 done before",
                        "probe: nothing to do, 8 done before",
                        "retrain: 4 to do",
                        "map: 1 to do");
        Program.Ended again = Program.insula("run", folder + "/one.yaml");
        assertThat(again.err()).contains("retrain: nothing to do, 4 done before", "map: nothing to do, 1 done before");
        assertThat(Program.insula("status", folder + "/one").out())
                .contains("retrain: 4 done\ncontrol: 2 done\nmap: 1 done\n");
    }

    @Test
    void writesARowForEachModelOrderAndShare() {
        Table table = table("one");
        assertThat(table.rows()).isEqualTo(2 * 2 * 3);
        for (int row = 0; row < table.rows(); row++) {
            assertThat(table.cell(row, "model")).isEqualTo(row < 6 ? "lstm" : "input-cell-lstm");
            assertThat(table.cell(row, "removed_by")).isEqualTo(row % 6 < 3 ? "own" : "random");
            assertThat(table.number(row, "share")).isEqualTo(0.3 * (row % 3));
            assertThat(table.number(row, "n_subjects")).isEqualTo(4);
            assertThat(table.number(row, "accuracy"))
                    .isBetween(table.number(row, "ci_low"), table.number(row, "ci_high"));
            int whole = row - row % 3;
            assertThat(table.number(row, "accuracy_drop"))
                    .isEqualTo(table.number(whole, "accuracy") - table.number(row, "accuracy"));
        }
        assertThat(table.cell(3, "accuracy")).isEqualTo(table.cell(0, "accuracy"));
        var about = Json.read(FILES, folder + "/one/group/atlas-Simulated_retraining.json");
        assertThat(about.path("TrainedAnew").asBoolean()).isTrue();
        assertThat(about.path("Replacement").asText()).isEqualTo("noise");
        assertThat(about.path("RemovedShares").toString()).isEqualTo("[0.3,0.6]");
    }

    @Test
    void theReportShowsTheFallsOfTheTable() throws IOException {
        assertThat(withoutRetraining).doesNotContain("retrained-charts", "trust-retrained");
        String page = Files.readString(folder.resolve("one/report.html"));
        String rows = page.substring(page.indexOf("id=\"trust-retrained\""));
        rows = rows.substring(rows.indexOf("<tbody>"), rows.indexOf("</tbody>"));
        Table table = table("one");
        String[] shown = rows.split("<tr>");
        for (int row = 0; row < table.rows(); row++) {
            if (row % 3 > 0) {
                String[] cells = shown[1 + row / 3].split("</t[dh]>");
                assertThat(cells[1 + row % 3].replaceAll("<[^>]*>", "").strip())
                        .isEqualTo(String.format(Locale.ROOT, "%.1f", 100 * table.number(row, "accuracy_drop")));
            }
        }
        assertThat(page).contains("id=\"retrained-charts\"", ">at random<");
    }

    @Test
    void givesTheSameBytesStepByStepOnTwoCores() throws IOException {
        String configuration = configuration("two", TRUST);
        for (String step : new String[] {"parcellate", "train", "explain"}) {
            Program.Ended ended = Program.insula(step, "--cores", "2", configuration);
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        FILES.delete(folder + "/two/work/units/retrain_model-lstm_fold-0_seed-5_saliency-gradient");
        Program.Ended early = Program.insula("map", "--cores", "2", configuration);
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("retrain: 1 of ", "not done", "insula explain");
        Program.Ended planned = Program.insula("explain", "--dry-run", configuration);
        assertThat(planned.out()).contains("retrain: 1 to do, 3 done before");
        Program.Ended ended = Program.insula("run", "--cores", "2", configuration);
        assertThat(ended.code()).as(ended.err()).isZero();
        Map<String, byte[]> one = TinyStudy.results(folder.resolve("one"));
        Map<String, byte[]> two = TinyStudy.results(folder.resolve("two"));
        assertThat(two.keySet()).isEqualTo(one.keySet());
        one.forEach((name, bytes) -> assertThat(two.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void refusesToTrainAnewWhereNothingIsToTakeThePlaceOfWhatIsRemoved() throws IOException {
        Program.Ended ended =
                Program.insula("run", configuration("none", "trust: {replacement: none, retrainedShares: 0.5}\n"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains(
                        "trust.replacement is not valid: none while trust.retrainedShares is set",
                        "set replacement: noise");
    }
}
