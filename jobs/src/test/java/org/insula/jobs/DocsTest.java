package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.insula.jobs.command.InsulaCommand;
import org.insula.jobs.docs.DocumentedCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Every command that the documentation names is one that the program understands. */
class DocsTest {
    /** A link within the project: the page, if it is another one, and the heading. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

    @Test
    void everyCommandInTheDocsIsUnderstood() throws IOException {
        List<String> found = new ArrayList<>();
        for (DocumentedCommand command : DocumentedCommand.all()) {
            if (command.isInsula()) {
                found.add(command.arguments());
                assertThat(complaint(command.arguments()))
                        .as(command.file() + ": insula " + command.arguments())
                        .isEmpty();
            }
        }
        assertThat(found)
                .hasSizeGreaterThan(20)
                .contains(
                        "run study.yaml",
                        "status my-results --json",
                        "run /srv/study/study.yaml --summary json --log json",
                        "reproduce mnist --out DIR");
    }

    @Test
    void aWordThatIsNoCommandAndAnOptionThatIsNotThereAreFound() {
        assertThat(complaint("runn study.yaml")).contains("runn");
        assertThat(complaint("run study.yaml --core 2")).contains("--core");
        assertThat(complaint("run --core")).contains("--core");
        assertThat(complaint("run study.yaml --log xml")).contains("xml");
        assertThat(complaint("run")).isEmpty();
    }

    @Test
    void everyLinkLeadsToAPageAndAHeadingThatAreThere() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                boolean leads = Files.exists(target)
                        && (link.group(2) == null || headings(target).contains(link.group(2)));
                if (!leads) {
                    broken.add(page + ": " + link.group());
                }
                followed++;
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(40);
        assertThat(headings(Path.of("..", "README.md")))
                .contains("where-to-change-what")
                .doesNotContain("nowhere");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("..", "../docs", "../notebooks")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static List<String> headings(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_\\- ]", "").replace(' ', '-'))
                .toList();
    }

    /** Why the program does not understand a command; empty if it does, or would with more behind it. */
    private static String complaint(String command) {
        CommandLine program = InsulaCommand.commandLine();
        String[] words = InsulaCommand.arguments(DocumentedCommand.words(command));
        try {
            program.parseArgs(words);
            return "";
        } catch (MissingParameterException e) {
            return unknownOption(e.getCommandLine(), words);
        } catch (ParameterException e) {
            return e.getMessage();
        }
    }

    private static String unknownOption(CommandLine command, String... words) {
        for (String word : words) {
            String option = word.replaceFirst("=.*", "");
            if (option.startsWith("--") && command.getCommandSpec().findOption(option) == null) {
                return "unknown option " + option;
            }
        }
        return "";
    }
}
