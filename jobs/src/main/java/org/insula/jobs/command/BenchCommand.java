package org.insula.jobs.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this machine, and maps beside a known truth; the subcommands say what. */
@Command(
        name = "bench",
        description = "Measures speed and memory on this machine, and how well maps recover a known truth.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class,
        subcommands = {BenchParcellateCommand.class, BenchTrainCommand.class, BenchMapsCommand.class})
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name what to measure: parcellate, train or maps");
    }
}
