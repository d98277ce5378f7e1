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
final class MapCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Study study = options.open(spec.commandLine().getErr())) {
            StudySteps steps = new StudySteps(study);
            List<String> lines = steps.map();
            lines.forEach(out::println);
            out.println(study.tree().report());
            return steps.end().code();
        }
    }
}
