package org.insula.jobs.command;

import org.insula.jobs.unit.Stage;
import picocli.CommandLine.Command;

/**
 * Asks every trained network which regions mattered when, on held-out samples.
 *
 * <p>Input: a configuration whose networks are trained. Output: the table {@code work/saliency.parquet}. Example:
 * {@code insula explain study.yaml}.
 */
@Command(
        name = "explain",
        description = "Asks every trained network which regions mattered when, on held-out samples.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class ExplainCommand extends StudyCommand {
    ExplainCommand() {
        super(Stage.EXPLAIN);
    }
}
