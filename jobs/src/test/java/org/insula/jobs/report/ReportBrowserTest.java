package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a real browser: the page's script must reach its end without a complaint. */
class ReportBrowserTest {

    /** Works every control and notes those that changed the picture or table they belong to. */
    private static final String CHOOSE = """
            const look = (place) => {
              const box = document.querySelector(place);
              const canvases = Array.from(box.querySelectorAll("canvas"));
              return box.textContent + canvases.map((canvas) => canvas.toDataURL()).join();
            };
            const steps = [
              ["label", "label-choice", "change", (control) => { control.selectedIndex = 3; }, "#heat-maps"],
              ["glm", "label-choice", "change", (control) => { control.selectedIndex = 2; }, "#glm-table"],
              ["rows", "rows-choice", "change", (control) => { control.value = "all"; }, "#heat-maps"],
              ["model", "model-choice", "change", (control) => { control.selectedIndex = 0; }, "#regions-table"],
              ["count", "count-choice", "change", (control) => { control.value = "50"; }, "#regions-table"],
              ["x", "slice-x", "input", (control) => { control.value = 20; }, "#slices"],
              ["y", "slice-y", "input", (control) => { control.value = 20; }, "#slices"],
              ["z", "slice-z", "input", (control) => { control.value = 20; }, "#slices"],
              ["frame", "slice-frame", "input", (control) => { control.value = 1; }, "#slices"],
              ["cut", "slice-cut", "change", (control) => { control.checked = false; }, "#slices"],
              ["contrast", "trust-contrast", "change", (control) => { control.selectedIndex = 1; }, "#contrast-table"],
            ];
            const redrawn = steps.filter(([name, id, event, act, place]) => {
              const before = look(place);
              act(document.getElementById(id));
              document.getElementById(id).dispatchEvent(new Event(event));
              return look(place) !== before;
            });
            document.body.dataset.redrawn = redrawn.map((step) => step[0]).join(" ");
            """;

    private static final String DRAWN = "data-figures=\"drawn\"";

    @Test
    void drawsEveryFigureWithoutAComplaint(@TempDir Path folder) throws Exception {
        Visit visit = visit(folder, report(folder, ExampleReport.cohort()));
        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.document()).contains(DRAWN);
        // Accuracy, two confusion matrices, frames, two heat maps; two scales; three planes for two models; on trust
        // two falls, two of networks trained again, frames and task-on frames.
        assertThat(visit.document().split("<canvas", -1)).hasSizeGreaterThanOrEqualTo(1 + 6 + 2 + 6 + 6);
    }

    @Test
    void writesTheNumbersOfTheTopRegionIntoTheTable(@TempDir Path folder) throws Exception {
        ReportData data = ExampleReport.cohort();
        LabelMap map = data.models().get(1).maps().get(0);
        int top = map.regions().stream().map(RegionImportance::rank).toList().indexOf(1);
        String document = visit(folder, report(folder, data)).document();
        String table = document.substring(document.indexOf("id=\"regions-table\""));
        String row = table.substring(table.indexOf("<tbody>"), table.indexOf("</tr>", table.indexOf("<tbody>")));
        assertThat(row)
                .contains(data.regions().get(top).name())
                .contains(String.format(
                        Locale.ROOT,
                        "%.2f&nbsp;%%",
                        100 * map.regions().get(top).mean()));
    }

    @Test
    void showsTheNumbersOnTrust(@TempDir Path folder) throws Exception {
        String document = visit(folder, report(folder, ExampleReport.cohort())).document();
        assertThat(firstRow(document, "trust-accuracy"))
                .containsExactly("lstm", "61.3 %", "55.0 % to 67.5 %", "12.5 %", "p < 0.001", "above chance");
        assertThat(firstRow(document, "trust-drops"))
                .containsExactly("lstm", "its own", "4.0", "8.0", "12.0", "16.0", "20.0", "0.24", "0.08");
        assertThat(firstRow(document, "trust-retrained"))
                .containsExactly("lstm", "its own", "3.0", "6.0", "9.0", "12.0", "15.0");
        assertThat(firstRow(document, "trust-timing"))
                .containsExactly(
                        "lstm",
                        "bottle",
                        "2.5 (6.25 s)",
                        "3",
                        "35.0 %",
                        "40.0 %",
                        "45.0 %",
                        "50.0 %",
                        "55.0 %",
                        "55.0 %");
        assertThat(firstRow(document, "trust-stability"))
                .containsExactly("lstm", "bottle", "0.43", "p = 0.003", "0.91", "0.87", "n/a");
        assertThat(firstRow(document, "contrast-table")).containsExactly("Left Insula 1", "2.13 %", "1.10 % to 3.40 %");
        assertThat(document).contains("the region's training mean");
    }

    @Test
    void showsTheGeneralLinearModelBesideTheMap(@TempDir Path folder) throws Exception {
        ReportData data = ExampleReport.cohort();
        String document = visit(folder, report(folder, data)).document();
        // The example's t is the region's index for the first label, and its effect an eighth of that.
        int last = data.regions().size() - 1;
        assertThat(data.models().get(1).maps().get(0).regions().get(last).rank())
                .as("0 stands for none")
                .isZero();
        assertThat(firstRow(document, "glm-table"))
                .containsExactly(
                        data.regions().get(last).name(),
                        String.format(Locale.ROOT, "%.2f", last / 8.0),
                        last + ".0",
                        "< 0.001",
                        "n/a",
                        "–");
        assertThat(firstRow(document, "glm-agreement")).containsExactly("lstm", "bottle", "0.25", "3 of 10", "1.0");
        assertThat(document).contains("22 runs were modelled; 2 could not be");
    }

    /** Cells of the first row of a table's body. */
    private static List<String> firstRow(String document, String table) {
        String from = document.substring(document.indexOf("id=\"" + table + "\""));
        String body = from.substring(from.indexOf("<tbody>"));
        String row = body.substring(0, body.indexOf("</tr>"));
        return Stream.of(row.split("</t[dh]>"))
                .map(cell ->
                        cell.replaceAll("<[^>]*>", "").replace("&nbsp;", " ").replace("&lt;", "<"))
                .map(cell -> cell.replace('\u00a0', ' ').strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    @Test
    void runsNothingThatComesFromAName(@TempDir Path folder) throws Exception {
        Visit visit = visit(folder, report(folder, ExampleReport.hostile(HostileNamesTest.HOSTILE)));
        // A smuggled image or handler would be refused by the page's policy, and the refusal printed.
        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.document()).contains(DRAWN);
    }

    @Test
    void drawsAReportWithoutMaps(@TempDir Path folder) throws Exception {
        ReportData full = ExampleReport.cohort();
        ReportData bare = new ReportData(
                "Bare",
                full.summary(),
                full.regions(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new MethodsText("", List.of()),
                "");
        Visit visit = visit(folder, report(folder, bare));
        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.document()).contains(DRAWN);
    }

    @Test
    void redrawsWhenTheReaderChoosesSomethingElse(@TempDir Path folder) throws Exception {
        WrittenReport report = report(folder, ExampleReport.cohort()).running(CHOOSE);
        Visit visit = visit(folder, report);
        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.document()).contains("data-redrawn=\"label glm rows model count x y z frame cut contrast\"");
    }

    @Test
    void wouldNoticeAnImageThatIsLoaded(@TempDir Path folder) throws Exception {
        String html = report(folder, ExampleReport.cohort()).html();
        WrittenReport loading =
                new WrittenReport(html.replace("<main", "<img src=\"x.png\" onerror=\"alert(1)\"><main"));
        assertThat(visit(folder, loading).complaints()).isNotEmpty();
    }

    private record Visit(String document, List<String> complaints) {}

    private static WrittenReport report(Path folder, ReportData data) {
        return WrittenReport.write(folder.resolve("written.html"), data);
    }

    private static Visit visit(Path folder, WrittenReport report) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium on the PATH; install it to check the report in a browser");
        Path page = Files.writeString(folder.resolve("report.html"), report.html());
        Path document = folder.resolve("document.html");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        browser.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1280,2000",
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(document.toFile())
                .redirectError(log.toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended).as("the browser ended by itself").isTrue();
        List<String> complaints = Files.readAllLines(log).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Visit(Files.readString(document), complaints);
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
