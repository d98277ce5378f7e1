package org.insula.jobs.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command over the study that a configuration describes. */
abstract class StudyCommand implements Callable<Integer>, Summarised {
    @Parameters(index = "0", paramLabel = "CONFIG.yaml", description = "The study's configuration.")
    private String configuration;

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
        run = new StudyRun(spec.commandLine(), options, scope);
        return run.perform(configuration);
    }

    @Override
    public void summarise(int exitCode) {
        if (run != null) {
            run.summarise(exitCode);
        }
    }
}
