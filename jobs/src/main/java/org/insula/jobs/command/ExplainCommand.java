package org.insula.jobs.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.insula.jobs.spark.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Study study = options.open(spec.commandLine().getErr())) {
            StudySteps steps = new StudySteps(study);
            steps.explain();
            out.println(study.tree().saliency());
            return steps.end().code();
        }
    }
}
