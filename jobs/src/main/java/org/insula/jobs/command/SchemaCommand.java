package org.insula.jobs.command;

import java.util.concurrent.Callable;
import org.insula.jobs.config.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Prints the JSON Schema of a study's configuration, with which editors complete keys and check values.
 *
 * <p>Input: none. Output: the schema on standard output. Example: {@code insula schema > insula.schema.json}.
 */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of a study's configuration, for editors.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(StudyFile.schema().toPrettyString());
        return ExitCode.DONE.code();
    }
}
