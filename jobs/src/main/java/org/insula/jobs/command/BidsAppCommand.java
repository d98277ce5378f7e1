package org.insula.jobs.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.bids.RunFilter;
import org.insula.jobs.config.InputConfig;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.unit.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A study by the command line that BIDS Apps share: {@code insula BIDS_DIR OUT_DIR participant --config study.yaml}.
 *
 * <p>Input: a data set and a configuration, whose input folder and output are replaced. Output: time series of the
 * participants, or the whole tree.
 */
@Command(
        name = BidsAppCommand.NAME,
        description =
                "The command line of a BIDS App; its name may be left out: insula BIDS_DIR OUT_DIR participant|group.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class BidsAppCommand implements Callable<Integer>, Summarised {
    static final String NAME = "bids-app";

    private static final String PARTICIPANT = "participant";

    /** What a BIDS App may be asked for. */
    static final List<String> LEVELS = List.of(PARTICIPANT, "group");

    @Parameters(index = "0", paramLabel = "BIDS_DIR", description = "The data set: raw BIDS, or derivatives of it.")
    private String dataset;

    @Parameters(index = "1", paramLabel = "OUT_DIR", description = "The folder of the results.")
    private String output;

    @Parameters(
            index = "2",
            paramLabel = "LEVEL",
            description = "participant: time series of each run; group: whatever else is not done yet.")
    private String level;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description =
                    "The study's configuration; insula init BIDS_DIR writes one. Its input folder and its output are"
                            + " replaced.")
    private String configuration;

    @Option(
            names = {"--participant-label", "--participant_label"},
            arity = "1..*",
            paramLabel = "LABEL",
            description = "Subjects, with or without sub-. Default: those of the configuration.")
    private List<String> subjects = List.of();

    @Option(
            names = {"--task-id", "--task_id", "-t"},
            arity = "1..*",
            paramLabel = "LABEL",
            description = "Tasks, with or without task-. Default: those of the configuration.")
    private List<String> tasks = List.of();

    @Option(
            names = {"--nprocs", "--n_cpus"},
            paramLabel = "N",
            description = "The same as --cores.")
    private Integer processors;

    @Option(
            names = {"--mem-mb", "--mem_mb"},
            paramLabel = "N",
            description = "Memory of Java in MiB, which the launcher gives it. No effect under spark-submit.")
    private Integer memory;

    @Option(
            names = {"-w", "--work-dir"},
            paramLabel = "DIR",
            description = "Folder for Spark's temporary files. Default: the system's.")
    private String work;

    @Option(
            names = "--skip-bids-validation",
            description = "Accepted for BIDS Apps' sake; Insula checks what it reads, and runs no validator.")
    private boolean skipValidation;

    @Mixin
    private RunOptions options;

    @Spec
    private CommandSpec spec;

    private StudyRun run;

    @Override
    public Integer call() {
        if (!LEVELS.contains(level)) {
            throw new ParameterException(
                    spec.commandLine(), "'" + level + "' is not one of " + String.join(", ", LEVELS));
        }
        if (processors != null) {
            options.setCores(processors);
        }
        if (work != null) {
            options.setScratch(made(FilePaths.absolute(work)));
        }
        run = new StudyRun(spec.commandLine(), options, level.equals(PARTICIPANT) ? Stage.PARCELLATE : Stage.RUN);
        return run.perform(configuration, this::changed);
    }

    /** A folder of this machine, made if it is not there. */
    private static String made(String folder) {
        try {
            new LocalFiles().createFolders(folder);
            return folder;
        } catch (IOException e) {
            throw InputException.writing(folder, e);
        }
    }

    private RunConfig changed(RunConfig config) {
        InputConfig input = config.input();
        if (!input.hasEntities()) {
            throw new InputException(
                    configuration,
                    "reads no BIDS folder",
                    "a BIDS App needs a configuration with input.bids or input.series; for others use insula run");
        }
        RunFilter filter = input.filter();
        filter = subjects.isEmpty() ? filter : filter.withSubjects(subjects);
        filter = tasks.isEmpty() ? filter : filter.withTasks(tasks);
        return config.with(input.withPath(FilePaths.absolute(dataset)).with(filter))
                .withOutput(FilePaths.absolute(output));
    }

    @Override
    public void summarise(int exitCode) {
        if (run != null) {
            run.summarise(exitCode);
        }
    }
}
