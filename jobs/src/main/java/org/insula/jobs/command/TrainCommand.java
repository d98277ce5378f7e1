package org.insula.jobs.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.insula.jobs.spark.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Study study = options.open(spec.commandLine().getErr())) {
            StudySteps steps = new StudySteps(study);
            steps.train();
            out.println(study.tree().units());
            return steps.end().code();
        }
    }
}
