package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody can do with the report who reads it on a phone, or by keyboard alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportReaderTest {
    private static final int TAB = 9;
    private static final int RIGHT = 39;
    private static final int MOST_STOPS = 200;

    private final ReportData data = ExampleReport.cohort();

    private Browser desk;
    private Browser phone;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Optional<Path> executable = Browser.executable();
        assumeTrue(executable.isPresent(), "no Chromium on the PATH; install it to check the report in a browser");
        WrittenReport report = WrittenReport.write(folder.resolve("written.html"), data);
        desk = Browser.open(executable.get(), Files.createDirectory(folder.resolve("desk")), report, 1280);
        phone = Browser.open(executable.get(), Files.createDirectory(folder.resolve("phone")), report, 360);
    }

    @AfterAll
    void close() {
        for (Browser browser : new Browser[] {desk, phone}) {
            if (browser != null) {
                browser.close();
            }
        }
    }

    @Test
    void asksForNothingAndComplainsOfNothing() {
        assertThat(desk.requests()).isEmpty();
        assertThat(desk.complaints()).isEmpty();
        assertThat(phone.requests()).isEmpty();
        assertThat(phone.complaints()).isEmpty();
    }

    @Test
    void needsNoSidewaysScrollingOnAPhone() throws Exception {
        assertThat(phone.evaluate("innerWidth").asInt()).isEqualTo(360);
        assertThat(phone.evaluate("document.documentElement.scrollWidth").asInt())
                .isEqualTo(360);
        // What is wider than the page has a box of its own to scroll in.
        assertThat(phone.evaluate("""
                Array.from(document.querySelectorAll("body *")).filter((each) =>
                    each.getBoundingClientRect().right > 361 && !each.closest(".scroll, pre, .skip, .hidden, caption"))
                  .map((each) => each.tagName + "." + each.className).join(" ")""").asText()).isEmpty();
    }

    @Test
    void hasNoTinyTextOnAPhone() throws Exception {
        assertThat(phone.evaluate("""
                Math.min(...Array.from(document.querySelectorAll("p, td, th, dt, dd, a, label, button, li, summary, h1, h2, h3, h4, output"))
                  .filter((each) => each.textContent.trim() !== "")
                  .map((each) => parseFloat(getComputedStyle(each).fontSize)))""").asDouble()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void drawsNoFigureWiderThanThePhone() throws Exception {
        assertThat(phone.evaluate(
                                "Array.from(document.querySelectorAll('canvas')).filter((each) => each.getBoundingClientRect().width > 330).length")
                        .asInt())
                .isZero();
    }

    @Test
    void everyControlHasAName() throws Exception {
        assertThat(desk.evaluate("""
                Array.from(document.querySelectorAll("a, button, select, input, summary, [tabindex]")).filter((each) => {
                  const labels = each.labels ? Array.from(each.labels).map((label) => label.textContent) : [];
                  return (each.getAttribute("aria-label") || each.textContent + labels.join("")).trim() === "";
                }).map((each) => each.outerHTML).join(" ")""").asText()).isEmpty();
        assertThat(desk.evaluate("""
                Array.from(document.querySelectorAll("[role=img], canvas[role]")).filter((each) =>
                  !each.getAttribute("aria-label")).length""").asInt()).isZero();
    }

    @Test
    void theTabKeyReachesEveryControlAndShowsWhereItIs() throws Exception {
        desk.evaluate("document.activeElement.blur(); scrollTo(0, 0); window.reached = new Set()");
        Set<String> reached = new LinkedHashSet<>();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            desk.press("Tab", TAB);
            JsonNode at = desk.evaluate("""
                    (() => {
                      const at = document.activeElement;
                      const style = getComputedStyle(at);
                      const again = window.reached.has(at);
                      window.reached.add(at);
                      return { again, name: at.id || at.getAttribute("href") || at.getAttribute("aria-label") || at.textContent.slice(0, 40),
                          seen: at === document.body || (at.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) };
                    })()""");
            assertThat(at.path("seen").asBoolean()).as("focus on " + at).isTrue();
            reached.add(at.path("name").asText());
            if (at.path("again").asBoolean()) {
                break;
            }
        }
        assertThat(reached)
                .contains("#content", "#decoding", "#maps", "#methods", "label-choice", "rows-choice")
                .contains("slice-x", "slice-y", "slice-z", "slice-frame", "slice-cut", "model-choice", "count-choice")
                .contains("Top regions", "Every run", "Every fold and seed", "Configuration")
                .contains(topRegion());
    }

    private String topRegion() {
        LabelMap map = data.models().get(1).maps().get(0);
        int top = map.regions().stream().map(RegionImportance::rank).toList().indexOf(1);
        return data.regions().get(top).name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slice-x", "slice-y", "slice-z", "slice-frame"})
    void arrowKeysMoveTheSliders(String slider) throws Exception {
        String look = """
                Array.from(document.querySelectorAll("#slices canvas")).map((each) => each.toDataURL()).join()""";
        desk.evaluate("document.getElementById('" + slider + "').focus()");
        int before = desk.evaluate("Number(document.getElementById('" + slider + "').value)")
                .asInt();
        String drawn = desk.evaluate(look).asText();
        desk.press("ArrowRight", RIGHT);
        assertThat(desk.evaluate("Number(document.getElementById('" + slider + "').value)")
                        .asInt())
                .isEqualTo(before + 1);
        assertThat(desk.evaluate(look).asText()).isNotEqualTo(drawn);
    }

    @Test
    void showsTheIntervalOfTheTopRegion() throws Exception {
        LabelMap map = data.models().get(1).maps().get(0);
        RegionImportance top = map.regions().stream()
                .filter(region -> region.rank() == 1)
                .findFirst()
                .orElseThrow();
        String row = phone.evaluate("document.querySelector('#regions-table tbody tr').textContent")
                .asText();
        assertThat(row)
                .contains(
                        String.format(Locale.ROOT, "%.2f\u2009–\u2009%.2f\u00a0%%", 100 * top.low(), 100 * top.high()));
    }
}
