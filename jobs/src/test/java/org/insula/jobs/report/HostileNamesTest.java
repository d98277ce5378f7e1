package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names come from files that anyone may have written; none may become markup or script. */
class HostileNamesTest {

    /** Ends every element and attribute that a name stands in. */
    static final String HOSTILE =
            "\"'`></script></title></style></option><!--<script>alert(1)</script><img src=x onerror=alert(1)>${7*7}";

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOSTILE,
                "</script><img onerror>",
                "]]><svg onload=alert(1)>",
                "&lt;img src=x onerror=alert(1)&gt;",
                "<!--<script>",
                "\u2028\u2029\u0000\uD83D\uDE00",
                "\u001b]0;title\u0007\u001b[31m",
                "\" onfocus=\"alert(1)\" autofocus=\""
            })
    void staysTextWhereverItStands(String name, @TempDir Path folder) {
        WrittenReport report = WrittenReport.write(folder.resolve("report.html"), ExampleReport.hostile(name));
        WrittenReport harmless = WrittenReport.write(folder.resolve("plain.html"), ExampleReport.hostile("plain"));
        assertThat(tags(report)).isEqualTo(tags(harmless));
        assertThat(report.embedded()).doesNotContain("<", ">", "&");
        assertThat(report.text().chars().filter(Character::isISOControl)).containsOnly((int) '\n');
        assertThat(report.json().at("/regions/3").asText()).isEqualTo(name + "3");
        assertThat(report.json().at("/models/0/name").asText()).isEqualTo(name + "lstm");
    }

    /** Elements and names of attributes: what a browser takes for structure. */
    private static long tags(WrittenReport report) {
        return TAG.matcher(report.text()).results().count();
    }

    @Property
    void jsonNeverHoldsACharacterThatEndsItsElement(@ForAll String text) {
        assertThat(ReportJson.escape("\"" + text.replace("\\", "").replace("\"", "") + "\""))
                .doesNotContain("<", ">", "&", "\u2028", "\u2029");
    }
}
