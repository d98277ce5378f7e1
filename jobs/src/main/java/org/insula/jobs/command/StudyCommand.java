package org.insula.jobs.command;

import java.util.concurrent.Callable;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command over the study that a configuration describes. */
abstract class StudyCommand implements Callable<Integer>, Summarised {
    @Parameters(index = "0", paramLabel = "CONFIG.yaml", description = "The study's configuration.")
    private String configuration;

    @Option(
            names = "--null-models",
            paramLabel = "N",
            description =
                    "Networks of each model and fold trained besides on permuted labels, for a p against maps that mean"
                            + " nothing; with 0 none. Default: training.nullModels of the configuration.")
    private Integer nullModels;

    @Mixin
    private RunOptions options;

    @Spec
    private CommandSpec spec;

    private final StudyScope scope;
    private StudyRun run;

    StudyCommand(StudyScope scope) {
        this.scope = scope;
    }

    @Override
    public Integer call() {
        if (nullModels != null && (nullModels < 0 || nullModels > TrainingConfig.MOST_NULL_MODELS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--null-models is " + nullModels + "; give a number from 0 to " + TrainingConfig.MOST_NULL_MODELS);
        }
        run = new StudyRun(spec.commandLine(), options, scope);
        return run.perform(configuration, this::changed);
    }

    private RunConfig changed(RunConfig config) {
        return nullModels == null ? config : config.with(config.training().withNullModels(nullModels));
    }

    @Override
    public void summarise(int exitCode) {
        if (run != null) {
            run.summarise(exitCode);
        }
    }
}
