package org.insula.jobs.command;

import java.util.concurrent.Callable;
import org.insula.pipeline.provenance.SoftwareVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command: shows what there is. */
@Command(
        name = "insula",
        description = "Turns task fMRI into maps of which brain regions mattered when.",
        footer = {
            "",
            "Start with: insula demo",
            "Exit codes: 0 done; 1 wrong command line; 2 bad input or unwritable output; 3 a bug in Insula;"
                    + " 4 finished, but some units failed; 130 or 143 stopped by Ctrl-C or SIGTERM."
        },
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ParcellateCommand.class,
            TrainCommand.class,
            ExplainCommand.class,
            MapCommand.class,
            StatusCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            AtlasCommand.class,
            SchemaCommand.class,
            ReproduceCommand.class
        })
public final class InsulaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    /** Tells the version that was built. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"insula " + SoftwareVersion.current()};
        }
    }
}
