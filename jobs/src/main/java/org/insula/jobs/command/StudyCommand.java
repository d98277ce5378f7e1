package org.insula.jobs.command;

import java.util.concurrent.Callable;
import org.insula.jobs.config.InferenceConfig;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.unit.Stage;
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
            names = "--permutations",
            paramLabel = "N",
            description = "Times that each model is trained again on permuted labels, to test which regions are"
                    + " important; 0 for no test. Default: section inference of the configuration.")
    private Integer permutations;

    @Mixin
    private RunOptions options;

    @Spec
    private CommandSpec spec;

    private final Stage stage;
    private StudyRun run;

    StudyCommand(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Integer call() {
        if (permutations != null && (permutations < 0 || permutations > InferenceConfig.MOST_PERMUTATIONS)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--permutations is " + permutations + "; give a number from 0 to "
                            + InferenceConfig.MOST_PERMUTATIONS);
        }
        run = new StudyRun(spec.commandLine(), options, stage);
        return run.perform(configuration, this::changed);
    }

    private RunConfig changed(RunConfig config) {
        return permutations == null ? config : config.with(config.inference().withPermutations(permutations));
    }

    @Override
    public void summarise(int exitCode) {
        if (run != null) {
            run.summarise(exitCode);
        }
    }
}
