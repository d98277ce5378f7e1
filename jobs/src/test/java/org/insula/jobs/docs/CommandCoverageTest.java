package org.insula.jobs.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.insula.jobs.command.InsulaCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Documented commands are run by a test, or it is written down what covers them. */
class CommandCoverageTest {
    @Test
    void whatOtherProgramsDoIsCovered() throws IOException {
        List<DocumentedCommand> open = DocumentedCommand.all().stream()
                .filter(command -> !command.program().equals("insula"))
                .filter(command -> CommandCoverage.entry(command).isEmpty())
                .toList();
        assertThat(open).isEmpty();
    }

    @Test
    void nothingIsWrittenDownThatIsNotDocumentedAnyMore() throws IOException {
        Set<String> used = new HashSet<>();
        List<String> arguments = new ArrayList<>();
        for (DocumentedCommand command : DocumentedCommand.all()) {
            used.add(CommandCoverage.entry(command));
            arguments.add(command.arguments());
        }
        assertThat(used).containsAll(CommandCoverage.ELSEWHERE.keySet());
        assertThat(arguments).containsAll(CommandCoverage.SMALLER.keySet());
    }

    @Test
    void theTestsThatCoverCommandsAreThere() throws ClassNotFoundException {
        List<CommandCoverage.Covered> all = new ArrayList<>(CommandCoverage.ELSEWHERE.values());
        all.addAll(CommandCoverage.LONG_OPTIONS.values());
        for (CommandCoverage.Covered covered : all) {
            assertThat(covered.reason()).isNotBlank();
            if (!covered.test().isEmpty()) {
                assertThat(Class.forName("org.insula.jobs." + covered.test())).isNotNull();
            }
        }
    }

    @Test
    void theSmallerCommandsAreUnderstood() {
        CommandCoverage.SMALLER.forEach((command, smaller) -> {
            CommandLine program = InsulaCommand.commandLine();
            assertThat(program.parseArgs(DocumentedCommand.words(command + " " + smaller))
                            .hasSubcommand())
                    .isTrue();
        });
    }

    @Test
    void anOptionThatMakesACommandLongIsCovered() {
        String command = "run study.yaml --permutations 99";
        assertThat(CommandCoverage.entry(new DocumentedCommand(null, "insula", command)))
                .isEqualTo("--permutations");
    }

    @Test
    void anUnknownCommandIsNotCovered() {
        assertThat(CommandCoverage.entry(new DocumentedCommand(null, "mvn", "deploy")))
                .isEmpty();
        assertThat(CommandCoverage.entry(new DocumentedCommand(null, "insula", "bench train --threads 3")))
                .isEmpty();
    }

    @Test
    void wordsAreThoseOfAShell() {
        assertThat(DocumentedCommand.words("boxes --datasets 'earlier box' --out \"a b\" c"))
                .containsExactly("boxes", "--datasets", "earlier box", "--out", "a b", "c");
    }
}
