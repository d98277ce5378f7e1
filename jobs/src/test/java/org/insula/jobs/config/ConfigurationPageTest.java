package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/configuration.md are those of the declared keys. To write them again: {@code mvn test -pl jobs -am
 * -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dinsula.regenerate}.
 */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    private static final Pattern PLACE =
            Pattern.compile("<!-- keys (\\S+) -->\n(.*?)<!-- end of keys -->", Pattern.DOTALL);

    @Test
    void theTablesOfThePageAreThoseOfTheDeclaredKeys() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, String> tables = tables();
        List<String> found = new ArrayList<>();
        String generated = PLACE.matcher(page).replaceAll(place -> {
            found.add(place.group(1));
            return Matcher.quoteReplacement("<!-- keys " + place.group(1) + " -->\n"
                    + tables.getOrDefault(place.group(1), "") + "<!-- end of keys -->");
        });
        assertThat(found).containsExactlyInAnyOrderElementsOf(tables.keySet());
        if (System.getProperty("insula.regenerate") != null) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("write the tables again with -Dinsula.regenerate, as this test's comment says")
                .isEqualTo(generated);
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(tables().values()).allSatisfy(table -> assertThat(table).doesNotContain("|  |"));
    }

    /** The tables by the section's place. */
    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        collect("", StudyFile.KEYS, tables);
        return tables;
    }

    private static <C> void collect(String place, Section<C> section, Map<String, String> tables) {
        StringBuilder table = new StringBuilder("| key | values | default | meaning |\n|---|---|---|---|\n");
        for (Key<C, ?> key : section.keys()) {
            table.append(row(place, key, section.defaults())).append('\n');
        }
        tables.put(place.isEmpty() ? "." : place, table.toString());
        for (Key<C, ?> key : section.keys()) {
            key.type().parts().ifPresent(part -> collect(within(place, key.name()), part, tables));
        }
    }

    private static <C> String row(String place, Key<C, ?> key, C defaults) {
        return String.format(
                "| `%s` | %s | %s | %s |",
                within(place, key.name()), key.type().values(), absent(key, defaults), key.sentence());
    }

    private static <C> String absent(Key<C, ?> key, C defaults) {
        String text = key.defaultText(defaults);
        if (text.isEmpty()) {
            return "–";
        }
        if (text.equals("[]")) {
            return "none";
        }
        return key.manner().absent().isEmpty() && !text.matches("[0-9.]+") ? "`" + text + "`" : text;
    }

    private static String within(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
