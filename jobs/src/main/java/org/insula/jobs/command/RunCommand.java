package org.insula.jobs.command;

import org.insula.jobs.unit.Stage;
import picocli.CommandLine.Command;

/**
 * Does what a configuration asks for and is not yet done: parcellates, trains, explains, maps.
 *
 * <p>Input: a configuration. Output: the whole tree below its output folder. Example: {@code insula run study.yaml}.
 */
@Command(
        name = "run",
        description = "Does what a configuration asks for and is not yet done: parcellates, trains, explains, maps.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class RunCommand extends StudyCommand {
    RunCommand() {
        super(Stage.RUN);
    }
}
