package org.insula.jobs.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The experiments of the paper, each a command of its own. */
@Command(
        name = "reproduce",
        description = "Runs the experiments of Ismail et al. (2019) and sets our figures beside the published ones.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class,
        subcommands = {
            ReproduceBoxesCommand.class,
            ReproduceMovingBoxCommand.class,
            ReproduceMnistCommand.class,
            ReproduceVanishingCommand.class
        })
final class ReproduceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name an experiment");
    }
}
