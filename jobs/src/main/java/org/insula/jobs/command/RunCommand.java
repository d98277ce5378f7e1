package org.insula.jobs.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.insula.jobs.spark.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
final class RunCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Study study = options.open(spec.commandLine().getErr())) {
            StudySteps steps = new StudySteps(study);
            List<String> lines = steps.all();
            lines.forEach(out::println);
            out.println(study.tree().report());
            return steps.end().code();
        }
    }
}
