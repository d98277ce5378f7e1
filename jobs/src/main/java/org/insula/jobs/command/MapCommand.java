package org.insula.jobs.command;

import org.insula.jobs.unit.Stage;
import picocli.CommandLine.Command;

/**
 * Averages saliency over subjects and writes maps, tables and the report.
 *
 * <p>Input: a configuration whose networks are explained. Output: {@code group} and {@code report.html}. Example:
 * {@code insula map study.yaml}.
 */
@Command(
        name = "map",
        description = "Averages saliency over subjects and writes maps, tables and the report.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class MapCommand extends StudyCommand {
    MapCommand() {
        super(Stage.MAP);
    }
}
