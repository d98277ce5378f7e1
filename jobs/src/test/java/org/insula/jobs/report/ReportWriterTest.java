package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportWriterTest {

    private final ReportData data = ExampleReport.cohort();
    private WrittenReport report;

    @BeforeAll
    void write(@TempDir Path folder) {
        report = WrittenReport.write(folder.resolve("report.html"), data);
    }

    @Test
    void holdsTheAccuracyOfEveryFoldAndSeed() {
        FoldScore expected = data.models().get(1).scores().get(4);
        JsonNode score = report.json().at("/models/1/scores/4");
        assertThat(score.get("fold").asInt()).isEqualTo(expected.fold());
        assertThat(score.get("seed").asText()).isEqualTo(Long.toString(expected.seed()));
        assertThat(score.get("accuracy").asDouble()).isCloseTo(expected.accuracy(), within(1e-5));
    }

    @Test
    void holdsEveryRegionsImportanceToFiveDigits() {
        List<RegionImportance> expected = data.models().get(0).maps().get(2).regions();
        JsonNode map = report.json().at("/models/0/maps/2");
        for (int region = 0; region < expected.size() - 1; region++) {
            double mean = expected.get(region).mean();
            assertThat(map.get("mean").get(region).asDouble()).isCloseTo(mean, within(1e-4 * mean));
            assertThat(map.get("rank").get(region).asInt())
                    .isEqualTo(expected.get(region).rank());
        }
    }

    @Test
    void answersInWordsBeforeAnythingElse() {
        AnswerReport answer = data.answer().orElseThrow();
        String text = report.text();
        assertThat(text.indexOf(answer.findings())).isBetween(0, text.indexOf("<ul class=\"cards\">"));
        for (AnswerReport.LabelAnswer label : answer.labels()) {
            assertThat(text).contains("rowspan=\"2\">" + label.label());
        }
        assertThat(text).contains("<td class=\"number\">-42, 18, 6</td>");
    }

    @Test
    void writesARegionWithoutValueAsNull() {
        assertThat(report.json().at("/models/0/maps/0/mean/95").isNull()).isTrue();
        assertThat(report.json().at("/models/0/maps/0/rank/95").asInt()).isZero();
    }

    @Test
    void holdsTheConfusionMatrix() {
        ConfusionMatrix expected = data.models().get(0).confusion();
        assertThat(report.json().at("/models/0/confusion/3/5").asInt()).isEqualTo(expected.count(3, 5));
    }

    @Test
    void saysInPlainWordsThatAModelIsNotAboveChance() {
        assertThat(report.text()).contains("Not above chance (p\u00a0=\u00a00.310, 12\u00a0subjects)");
        assertThat(report.text()).contains("Decodes better than guessing (p\u00a0&lt;\u00a00.001");
    }

    @Test
    void namesExcludedRunsWithTheirReason() {
        assertThat(report.text()).contains("sub-07_task-objects_run-2").contains("truncated after 61 of 121 frames");
    }

    @Test
    void listsEveryRunWithItsQuality() {
        for (UsedRun run : data.summary().used()) {
            assertThat(report.text())
                    .contains("<th scope=\"row\">" + run.quality().run() + "</th>");
        }
        assertThat(report.text())
                .contains(
                        "3\u00a0runs do not cover every region", "94.7\u00a0%", "2: Right Precuneus 8, Left Insula 1");
    }

    @Test
    void leavesOutTheColumnOfScrubbedFramesWhereNoneWere(@TempDir Path folder) {
        assertThat(report.text()).contains(">Scrubbed<");
        RunSummary one = data.summary();
        UsedRun whole = new UsedRun(new RunQuality("sub-1", 9, 0, 1, List.of(), List.of()), 1, 0, 0);
        RunSummary summary = new RunSummary(
                1, 1, 1, one.labels(), one.frames(), 2, "run", "A", List.of(whole), List.of(), 1, "Insula");
        ReportData unscrubbed = new ReportData(
                "",
                summary,
                data.regions(),
                data.models(),
                data.brain(),
                data.truth(),
                Optional.empty(),
                data.methods(),
                "");
        assertThat(WrittenReport.write(folder.resolve("one.html"), unscrubbed).text())
                .doesNotContain(">Scrubbed<")
                .contains("Every run covers all 96 regions.");
    }

    @Test
    void holdsIntervalsOfRegions() {
        RegionImportance expected = data.models().get(1).maps().get(2).regions().get(5);
        JsonNode map = report.json().at("/models/1/maps/2");
        assertThat(map.get("low").get(5).asDouble()).isCloseTo(expected.low(), within(1e-4 * expected.low()));
        assertThat(map.get("high").get(5).asDouble()).isCloseTo(expected.high(), within(1e-4 * expected.high()));
        assertThat(map.get("low").get(95).isNull()).isTrue();
    }

    @Test
    void saysWhatQuestionASignedMapAnswersAndKeepsItsSigns(@TempDir Path folder) {
        WrittenReport signed = WrittenReport.write(folder.resolve("signed.html"), ExampleReport.signed());
        assertThat(signed.text()).contains("Pattern: what activity goes along with the answer?");
        assertThat(signed.json().get("signed").asBoolean()).isTrue();
        assertThat(signed.json().at("/models/0/maps/0/timeCourse/low").asDouble())
                .isNegative();
        assertThat(report.json().get("signed").asBoolean()).isFalse();
        assertThat(report.text()).contains("No region is called important here");
    }

    @Test
    void listsTheWorksThatTheMethodsCite() {
        assertThat(report.text()).contains("<li>Ismail AA and others (2019). Input-cell attention.</li>");
    }

    @Test
    void splitsTheMethodsTextIntoParagraphs() {
        assertThat(report.text()).contains("<p>Runs were averaged").contains("<p>Two networks were trained");
    }

    @Test
    void addsUpPlantedRegionsFoundByEachModel() {
        assertThat(report.text())
                .contains("lstm</th><td class=\"number\">8</td><td class=\"number\">24</td>")
                .contains("input-cell-lstm</th><td class=\"number\">24</td><td class=\"number\">24</td>");
    }

    @Test
    void mentionsNoAddressOutsideTheChartingLibrary() {
        assertThat(report.withoutLibrary()).doesNotContain("http://", "https://", "@import", "url(");
        assertThat(report.text()).doesNotContain(" src=");
    }

    @Test
    void letsTheBrowserRunOnlyTheScriptsItCarries() {
        String policy = report.policy();
        assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe");
        assertThat(report.scriptHashes())
                .hasSize(2)
                .allSatisfy(hash -> assertThat(policy).contains(hash));
    }

    @Test
    void isTheSameFileEveryTime(@TempDir Path folder) {
        assertThat(WrittenReport.write(folder.resolve("again.html"), data).html())
                .isEqualTo(report.html());
    }

    @Test
    void leavesOutTruthSlicesAndMapsThatAreNotThere(@TempDir Path folder) {
        List<ModelReport> withoutMaps = data.models().stream()
                .map(model ->
                        new ModelReport(model.name(), model.decoding(), model.scores(), model.confusion(), List.of()))
                .toList();
        ReportData bare = new ReportData(
                "Bare",
                data.summary(),
                data.regions(),
                withoutMaps,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new MethodsText("", List.of()),
                "");
        String text = WrittenReport.write(folder.resolve("bare.html"), bare).text();
        assertThat(text).doesNotContain("id=\"maps\"", "id=\"truth\"", "id=\"slices\"");
        assertThat(text).contains("id=\"decoding\"");
    }

    @Test
    void staysUnderTwentyMegabytesWithAHundredLabelsAndFourHundredRegions(@TempDir Path folder) {
        WrittenReport large = WrittenReport.write(folder.resolve("large.html"), ExampleReport.large(100, 400, 40));
        assertThat(large.html().length()).isLessThan(20_000_000);
    }

    @Test
    void refusesAPlaceThatCannotBeWritten(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        String path = file.resolve("report.html").toString();
        assertThatThrownBy(() -> ReportWriter.write(new LocalFiles(), path, data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("report.html");
    }
}
