package org.insula.jobs.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what this machine does in a second; the subcommands say of what. */
@Command(
        name = "bench",
        description = "Measures speed and memory on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class,
        subcommands = {BenchParcellateCommand.class, BenchTrainCommand.class})
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name what to measure: parcellate or train");
    }
}
