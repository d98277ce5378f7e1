package org.insula.jobs.command;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.insula.jobs.config.Choices;
import org.insula.pipeline.provenance.SoftwareVersion;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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
            InitCommand.class,
            CheckCommand.class,
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
            ReproduceCommand.class,
            BidsAppCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class InsulaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** The program's command line. Options of few choices take, and name, the words that the configuration has for them. */
    public static CommandLine commandLine() {
        CommandLine program = new CommandLine(new InsulaCommand());
        choices(program).forEach(type -> register(program, type));
        return program;
    }

    /** The arguments as commands take them: what is called as a BIDS App, {@code BIDS_DIR OUT_DIR LEVEL}, names its command here. */
    public static String[] arguments(String... given) {
        boolean isBidsApp = given.length > 2
                && BidsAppCommand.LEVELS.contains(given[2])
                && !commandLine().getSubcommands().containsKey(given[0]);
        return isBidsApp
                ? Stream.concat(Stream.of(BidsAppCommand.NAME), Stream.of(given))
                        .toArray(String[]::new)
                : given;
    }

    private static Set<Class<?>> choices(CommandLine command) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.type().isEnum()) {
                types.add(option.type());
            }
        }
        command.getSubcommands().values().forEach(sub -> types.addAll(choices(sub)));
        return types;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Enum<E>> void register(CommandLine program, Class<?> type) {
        Class<E> choice = (Class<E>) type;
        program.registerConverter(
                choice,
                text -> Choices.parse(choice, text)
                        .orElseThrow(() -> new TypeConversionException(
                                "'" + text + "' is not one of " + String.join(", ", Choices.names(choice)))));
    }

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
