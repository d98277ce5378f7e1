package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole program writes and shows of whether its maps can be believed. */
class TrustTest {
    private static final LocalFiles FILES = new LocalFiles();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void runOnce() throws IOException {
        TinyStudy.cohort(folder);
        Program.Ended ended = Program.insula("run", TinyStudy.configuration(folder, "one"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("probe: 8 to do");
    }

    private static Table table(String output, String kind) {
        return Tsv.read(FILES, folder + "/" + output + "/group/atlas-Simulated_" + kind + ".tsv");
    }

    private static JsonNode sidecar(String output, String kind) {
        return Json.read(FILES, folder + "/" + output + "/group/atlas-Simulated_" + kind + ".json");
    }

    /** The numbers that the page's script draws. */
    private static JsonNode shown(String output) throws IOException {
        String page = Files.readString(folder.resolve(output + "/report.html"));
        String from = page.substring(page.indexOf("id=\"report-data\">") + "id=\"report-data\">".length());
        return new ObjectMapper()
                .readTree(from.substring(0, from.indexOf("</script>")))
                .path("trust");
    }

    /** Numbers on the page have five digits. */
    private static void assertShown(JsonNode shown, double number) {
        if (Double.isFinite(number)) {
            assertThat(shown.asDouble())
                    .isEqualTo(new BigDecimal(number).round(new MathContext(5)).doubleValue());
        } else {
            assertThat(shown.isNull()).isTrue();
        }
    }

    @Test
    void wholeSamplesAreToldAsWellAsPerformanceSays() {
        Map<String, Double> accuracies = new HashMap<>();
        Table performance = Tsv.read(FILES, folder + "/one/group/performance.tsv");
        for (int row = 0; row < performance.rows(); row++) {
            String network =
                    performance.cell(row, "model") + performance.cell(row, "fold") + performance.cell(row, "seed");
            accuracies.put(network, performance.number(row, "accuracy"));
        }
        Table curves = table("one", "faithfulness");
        Set<String> orders = new HashSet<>();
        for (int row = 0; row < curves.rows(); row++) {
            if (curves.cell(row, "share").equals("0")) {
                String network = curves.cell(row, "model") + curves.cell(row, "fold") + curves.cell(row, "seed");
                assertThat(curves.number(row, "accuracy")).isCloseTo(accuracies.get(network), within(1e-12));
                orders.add(network + curves.cell(row, "removed_by") + curves.cell(row, "saliency_of"));
            }
        }
        // Two models, four networks and all of them, by their own saliency, by the other's, and at random.
        assertThat(orders).hasSize(2 * 5 * 3).contains("lstmallallotherinput-cell-lstm", "lstm06randomn/a");
        assertThat(curves.rows()).isEqualTo(2 * 5 * 3 * 7);
    }

    @Test
    void sumsUpFallsAsTheSidecarDoes() {
        Table curves = table("one", "faithfulness");
        JsonNode facts = sidecar("one", "faithfulness");
        assertThat(facts.path("Replacement").asText()).isEqualTo("regionMean");
        assertThat(facts.path("RemovedShares").toString()).isEqualTo("[0.1,0.2,0.3,0.4,0.5]");
        double whole = 0;
        double falls = 0;
        int sums = 0;
        for (int row = 0; row < curves.rows(); row++) {
            switch (curves.cell(row, "share")) {
                case "0" -> {
                    whole = curves.number(row, "probability");
                    falls = 0;
                }
                case "all" -> {
                    assertThat(curves.number(row, "comprehensiveness")).isCloseTo(falls / 5, within(1e-12));
                    if (curves.cell(row, "fold").equals("all")) {
                        JsonNode curve = facts.path("Curves").path(sums++);
                        assertThat(curve.path("Model").asText()).isEqualTo(curves.cell(row, "model"));
                        assertThat(curve.path("Comprehensiveness").asDouble())
                                .isEqualTo(curves.number(row, "comprehensiveness"));
                        assertThat(curve.path("Sufficiency").asDouble()).isEqualTo(curves.number(row, "sufficiency"));
                    }
                }
                default -> falls += whole - curves.number(row, "probability");
            }
        }
        assertThat(sums).isEqualTo(6);
    }

    @Test
    void thePageShowsTheCurvesOfTheTable() throws IOException {
        Table curves = table("one", "faithfulness");
        JsonNode shown = shown("one").path("curves");
        int curve = -1;
        int step = 0;
        for (int row = 0; row < curves.rows(); row++) {
            if (!curves.cell(row, "fold").equals("all")
                    || curves.cell(row, "share").equals("all")) {
                continue;
            }
            if (curves.cell(row, "share").equals("0")) {
                step = 0;
                ++curve;
                assertThat(shown.path(curve).path("model").asText()).isEqualTo(curves.cell(row, "model"));
                assertThat(shown.path(curve).path("removedBy").asText()).isEqualTo(curves.cell(row, "removed_by"));
                assertShown(shown.path(curve).path("whole"), curves.number(row, "accuracy"));
            } else {
                assertShown(shown.path(curve).path("without").path(step++), curves.number(row, "accuracy"));
            }
            assertShown(shown.path(curve).path("low").path(step), curves.number(row, "ci_low"));
            assertShown(shown.path(curve).path("high").path(step), curves.number(row, "ci_high"));
        }
        assertThat(shown).hasSize(curve + 1).hasSize(6);
    }

    @Test
    void everyPointOfACurveHasAnIntervalAroundItsAccuracy() {
        Table curves = table("one", "faithfulness");
        for (int row = 0; row < curves.rows(); row++) {
            assertThat(curves.number(row, "ci_low")).isLessThanOrEqualTo(curves.number(row, "accuracy"));
            assertThat(curves.number(row, "ci_high")).isGreaterThanOrEqualTo(curves.number(row, "accuracy"));
        }
        assertThat(sidecar("one", "faithfulness").path("Interval").asText())
                .isEqualTo("of accuracy, 95 %, bootstrap over subjects, BCa");
    }

    @Test
    void thePageShowsTheTablesOfTiming() throws IOException {
        JsonNode shown = shown("one").path("timing");
        Table timing = table("one", "timing");
        Table halfLife = table("one", "halflife");
        Table taskOn = table("one", "taskon");
        assertThat(shown).hasSize(4);
        for (int map = 0; map < 4; map++) {
            assertThat(shown.path(map).path("label").asText()).isEqualTo(halfLife.cell(map, "label"));
            assertShown(shown.path(map).path("halfLife"), halfLife.number(map, "half_life_frames"));
            double sum = 0;
            for (int frame = 0; frame < 20; frame++) {
                int row = 20 * map + frame;
                assertThat(timing.cell(row, "frame")).isEqualTo("" + frame);
                assertShown(shown.path(map).path("byFrame").path(frame), timing.number(row, "mean"));
                sum += timing.number(row, "mean");
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
        for (int row = 0; row < taskOn.rows(); row++) {
            for (JsonNode each : shown) {
                if (each.path("model").asText().equals(taskOn.cell(row, "model"))
                        && each.path("label").asText().equals(taskOn.cell(row, "label"))) {
                    assertShown(each.path("onTask").path(row % 5), taskOn.number(row, "mean"));
                    assertShown(each.path("chance"), taskOn.number(row, "chance"));
                }
            }
        }
    }

    /** Cells of the rows of a table's body on the page. */
    private static List<List<String>> cells(String output, String id) throws IOException {
        String page = Files.readString(folder.resolve(output + "/report.html"));
        String table = page.substring(page.indexOf("id=\"" + id + "\""));
        String body = table.substring(table.indexOf("<tbody>"), table.indexOf("</tbody>"));
        return Stream.of(body.split("</tr>"))
                .map(row -> Stream.of(row.split("</t[dh]>"))
                        .map(cell -> cell.replaceAll("<[^>]*>", "")
                                .replace('\u00a0', ' ')
                                .strip())
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    @Test
    void theTablesOnThePageHaveTheNumbersOfTheFiles() throws IOException {
        List<List<String>> drops = cells("one", "trust-drops");
        Table curves = table("one", "faithfulness");
        int cell = 0;
        int line = -1;
        for (int row = 0; row < curves.rows() && line < drops.size(); row++) {
            if (!curves.cell(row, "fold").equals("all")) {
                continue;
            }
            switch (curves.cell(row, "share")) {
                case "0" -> {
                    line++;
                    cell = 2;
                }
                case "all" ->
                    assertThat(drops.get(line).subList(7, 9))
                            .containsExactly(
                                    String.format(Locale.ROOT, "%.2f", curves.number(row, "comprehensiveness")),
                                    String.format(Locale.ROOT, "%.2f", curves.number(row, "sufficiency")));
                default ->
                    assertThat(drops.get(line).get(cell++))
                            .isEqualTo(String.format(Locale.ROOT, "%.1f", 100 * curves.number(row, "accuracy_drop")));
            }
        }
        assertThat(drops).hasSize(6);

        Table performance = Tsv.read(FILES, folder + "/one/group/performance.tsv");
        List<List<String>> accuracy = cells("one", "trust-accuracy");
        int model = 0;
        for (int row = 0; row < performance.rows(); row++) {
            if (performance.cell(row, "fold").equals("all")) {
                assertThat(accuracy.get(model++))
                        .contains(
                                performance.cell(row, "model"),
                                percent(performance.number(row, "accuracy")),
                                percent(performance.number(row, "accuracy_low")) + " to "
                                        + percent(performance.number(row, "accuracy_high")),
                                performance.cell(row, "verdict"));
            }
        }
        assertThat(model).isEqualTo(2);
    }

    @Test
    void theTableOfStabilityHasTheNumbersOfTheSidecars() throws IOException {
        List<List<String>> stability = cells("one", "trust-stability");
        int row = 0;
        for (String model : List.of("lstm", "inputcelllstm")) {
            for (JsonNode label :
                    sidecar("one", "model-" + model + "_importance").path("Labels")) {
                List<String> cells = stability.get(row++);
                assertThat(cells.get(1)).isEqualTo(label.path("Label").asText());
                List<String> keys = List.of("KendallW", "SplitHalfSpearman", "FoldSpearman", "SeedSpearman");
                for (int key = 0; key < keys.size(); key++) {
                    assertThat(cells.get(key == 0 ? 2 : 3 + key))
                            .isEqualTo(String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    label.path(keys.get(key)).asDouble()));
                }
            }
        }
        assertThat(stability).hasSize(row).hasSize(4);
    }

    @Test
    void taskOnSharesLieBesideTheFramesThatEventsSay() {
        Table timing = table("one", "timing");
        Table taskOn = table("one", "taskon");
        assertThat(taskOn.rows()).isEqualTo(2 * 2 * 5);
        assertThat(sidecar("one", "timing").path("TaskOn").asText()).isEqualTo("from events");
        // Every region is covered, so the share of all places is that of all frames.
        double frames = 0;
        for (int frame = 0; frame < 20; frame++) {
            frames += timing.number(frame, "task_on") / 20;
        }
        assertThat(frames).isBetween(0.1, 0.9);
        assertThat(taskOn.number(0, "chance")).isCloseTo(frames, within(1e-9));
    }

    @Test
    void aContrastIsTheDifferenceOfTwoRowsOfImportance() throws IOException {
        Table contrasts = table("one", "contrasts");
        Table lstm = table("one", "model-lstm_importance");
        Table inputCell = table("one", "model-inputcelllstm_importance");
        int regions = lstm.rows() / 2;
        // Two labels of two models, two models of two labels.
        assertThat(contrasts.rows()).isEqualTo(4 * regions);
        for (int region = 0; region < regions; region++) {
            assertThat(contrasts.cell(region, "contrast")).isEqualTo("labels");
            assertThat(contrasts.number(region, "mean"))
                    .isCloseTo(lstm.number(region, "mean") - lstm.number(regions + region, "mean"), within(1e-12));
            int ofModels = 2 * regions + region;
            assertThat(contrasts.cell(ofModels, "contrast")).isEqualTo("models");
            assertThat(contrasts.number(ofModels, "mean"))
                    .isCloseTo(lstm.number(region, "mean") - inputCell.number(region, "mean"), within(1e-12));
        }
        JsonNode top = shown("one").path("contrasts").path(0).path("top").path(0);
        int row = top.path("region").asInt();
        assertThat(contrasts.cell(row, "rank")).isEqualTo("1");
        assertShown(top.path("mean"), contrasts.number(row, "mean"));
        assertShown(top.path("low"), contrasts.number(row, "ci_low"));
        assertShown(top.path("high"), contrasts.number(row, "ci_high"));
    }

    @Test
    void tellsWhatWasFoundOfThePlantedRegions() {
        Table recovery = table("one", "recovery");
        Table planted = table("one", "planted");
        assertThat(recovery.rows()).isEqualTo(4);
        int found = 0;
        for (int row = 0; row < planted.rows(); row++) {
            found += planted.cell(row, "found").equals("true") ? 1 : 0;
        }
        double sum = 0;
        for (int row = 0; row < recovery.rows(); row++) {
            assertThat(recovery.number(row, "auroc")).isBetween(0.0, 1.0);
            assertThat(recovery.number(row, "precision_at_k"))
                    .isCloseTo(recovery.number(row, "found") / recovery.number(row, "planted"), within(1e-6));
            sum += recovery.number(row, "found");
        }
        assertThat(sum).isEqualTo(found);
    }

    @Test
    void anotherReplacementProbesAgainAndNoneDoesNot() throws IOException {
        assertThat(Program.insula("run", TinyStudy.configuration(folder, "options"))
                        .code())
                .isZero();
        Program.Ended zero = Program.insula(
                "run", TinyStudy.configuration(folder, "options", "trust: {replacement: zero, removedShares: 0.5}\n"));
        assertThat(zero.err()).contains("explain: nothing to do", "probe: 8 to do", "map: 1 to do");
        assertThat(sidecar("options", "faithfulness").path("Replacement").asText())
                .isEqualTo("zero");
        assertThat(table("options", "faithfulness").rows()).isEqualTo(2 * 5 * 3 * 3);

        String later = "trust: {replacement: zero, removedShares: 0.5, taskLag: 0, topShares: [0.2]}\n";
        Program.Ended lag = Program.insula("run", TinyStudy.configuration(folder, "options", later));
        assertThat(lag.err()).contains("probe: nothing to do, 8 done before", "map: 1 to do");
        assertThat(table("options", "taskon").rows()).isEqualTo(4);

        String off = TinyStudy.configuration(folder, "options", "trust: {replacement: none, topShares: []}\n");
        Program.Ended none = Program.insula("run", off);
        assertThat(none.code()).as(none.err()).isZero();
        assertThat(none.err()).contains("map: 1 to do").doesNotContain("probe:");
        assertThat(folder.resolve("options/group/atlas-Simulated_faithfulness.tsv"))
                .doesNotExist();
        assertThat(folder.resolve("options/group/atlas-Simulated_taskon.tsv")).doesNotExist();
        assertThat(Files.readString(folder.resolve("options/report.html"))).doesNotContain("id=\"drop-charts\"");
    }

    @Test
    void saysSoWhereNoRunHasEvents() throws IOException {
        StringBuilder runs = new StringBuilder("path\tsubject\ttask\trun\n");
        for (int subject = 1; subject <= 4; subject++) {
            for (String task : List.of("language", "motor")) {
                String bold =
                        "cohort/sub-0" + subject + "/func/sub-0" + subject + "_task-" + task + "_run-1_bold.nii.gz";
                runs.append(bold + "\t0" + subject + "\t" + task + "\t1\n");
            }
        }
        Files.writeString(folder.resolve("eventless.tsv"), runs);
        Path configuration = Path.of(TinyStudy.configuration(folder, "eventless"));
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("bids: cohort", "runs: eventless.tsv")
                        .replace("trialType", "task")
                        .replace("seeds: 2", "seeds: 1"));
        Program.Ended ended = Program.insula("run", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(folder.resolve("eventless/group/atlas-Simulated_taskon.tsv")).doesNotExist();
        assertThat(table("eventless", "timing").cell(0, "task_on")).isEqualTo("n/a");
        assertThat(sidecar("eventless", "timing").path("TaskOn").asText()).contains("no run has events");
        assertThat(Files.readString(folder.resolve("eventless/report.html"))).contains("no run has events");
    }
}
