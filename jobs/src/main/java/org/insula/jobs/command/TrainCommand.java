package org.insula.jobs.command;

import org.insula.jobs.unit.Stage;
import picocli.CommandLine.Command;

/**
 * Trains every network of a study: one per model, fold and seed.
 *
 * <p>Input: a configuration whose runs are parcellated. Output: one folder a network below {@code work/units}. Example:
 * {@code insula train study.yaml}.
 */
@Command(
        name = "train",
        description = "Trains every network of a study: one per model, fold and seed.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class TrainCommand extends StudyCommand {
    TrainCommand() {
        super(Stage.TRAIN);
    }
}
