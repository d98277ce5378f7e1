package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.insula.jobs.command.ChoiceOptions;
import org.insula.jobs.command.InsulaCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Every command that the documentation names is one that the program understands. */
class DocsTest {
    /** At the start of a line, of code within a line, of a unit's command, of a quoted command; and behind a jar. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:^ *|`|=|\\d \\*|\"|f\"| run as )(?:\\./|/opt/insula/)?insula ([a-z-][^`\"]*)|\\.jar ([a-z]+ [^`\"]*)");

    @Test
    void everyCommandInTheDocsIsUnderstood() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = COMMAND.matcher(line.replace("* /opt", "1 * /opt"));
                while (matcher.find()) {
                    String command = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                    for (String each : alternatives(withoutRemarks(command))) {
                        found.add(each);
                        assertThat(complaint(each))
                                .as(file + ": insula " + each)
                                .isEmpty();
                    }
                }
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

    private static List<Path> files() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("..", "docs"))) {
            List<Path> files = new ArrayList<>(docs.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(md|yaml|crontab|service|py)"))
                    .toList());
            files.add(Path.of("..", "README.md"));
            return files;
        }
    }

    /** Without comments, what follows a wide gap, redirections, the rest of a shell's line, and the end of a sentence. */
    private static String withoutRemarks(String command) {
        return command.replaceFirst("( {3,}|\\s+#|\\s*>|\\s*2>|\\s*\\|\\||\\\\$).*$", "")
                .replace("{STUDY}", "study.yaml")
                .strip();
    }

    /** {@code a|b c} is {@code a c} and {@code b c}. */
    private static List<String> alternatives(String command) {
        Matcher choice = Pattern.compile("\\S+\\|\\S+").matcher(command);
        if (!choice.find()) {
            return List.of(command);
        }
        List<String> all = new ArrayList<>();
        for (String each : choice.group().split("\\|")) {
            all.add(command.replace(choice.group(), each));
        }
        return all;
    }

    /** Why the program does not understand a command; empty if it does, or would with more behind it. */
    private static String complaint(String command) {
        CommandLine program = new CommandLine(new InsulaCommand());
        ChoiceOptions.register(program);
        String[] words = command.split("\\s+");
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
