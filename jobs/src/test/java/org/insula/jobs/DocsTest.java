package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.insula.jobs.command.InsulaCommand;
import org.insula.jobs.docs.DocumentedCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Every command that the documentation names is one that the program understands. */
class DocsTest {
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
