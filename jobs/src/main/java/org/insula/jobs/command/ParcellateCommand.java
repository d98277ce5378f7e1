package org.insula.jobs.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.insula.io.FileAccess;
import org.insula.jobs.export.RunSeries;
import org.insula.jobs.spark.Session;
import org.insula.jobs.unit.ParcellateFile;
import org.insula.jobs.unit.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Averages runs over the regions of an atlas: all runs of a study, or one file without Spark.
 *
 * <p>Input: a configuration, or a 4D NIfTI image and an atlas. Output: time series, sidecar and coverage of each run.
 * Example: {@code insula parcellate --bold run.nii.gz --atlas aal.nii.gz --out run.tsv}.
 */
@Command(
        name = "parcellate",
        description = "Averages runs over the regions of an atlas: those of a study, or one file without Spark.",
        mixinStandardHelpOptions = true,
        modelTransformer = SingleFileOptions.Keys.class,
        versionProvider = InsulaCommand.Version.class)
final class ParcellateCommand implements Callable<Integer>, Summarised {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONFIG.yaml",
            description = "The study's configuration; or give --bold, --atlas and --out.")
    private String configuration;

    @Mixin
    private RunOptions options;

    @Mixin
    private SingleFileOptions single;

    @Spec
    private CommandSpec spec;

    private StudyRun run;

    @Override
    public Integer call() {
        if (single.isGiven() == (configuration != null)) {
            throw new ParameterException(
                    spec.commandLine(), "give either CONFIG.yaml, or --bold with --atlas and --out");
        }
        if (!single.isGiven()) {
            refuseOptionsOfFiles();
            run = new StudyRun(spec.commandLine(), options, Stage.PARCELLATE);
            return run.perform(configuration, UnaryOperator.identity());
        }
        if (!single.complaint().isEmpty()) {
            throw new ParameterException(spec.commandLine(), single.complaint());
        }
        file();
        return ExitCode.DONE.code();
    }

    private void refuseOptionsOfFiles() {
        Map<String, OptionSpec> ofStudies = spec.mixins().get("options").optionsMap();
        List<String> others = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !ofStudies.containsKey(name))
                .toList();
        if (!others.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(", ", others) + " goes with --bold; for a study, set the key in CONFIG.yaml");
        }
    }

    @Override
    public void summarise(int exitCode) {
        if (run != null) {
            run.summarise(exitCode);
        }
    }

    private void file() {
        FileAccess files = Session.withCores(0).files();
        ParcellateFile parcellation = new ParcellateFile(files, single.parcellation(), single.cleaning(), single.out());
        parcellation.notes().forEach(note -> spec.commandLine().getErr().println("warning: " + note));
        List<RunSeries> made = parcellation.perform(single.run(files), single.keptFrames());
        for (RunSeries each : made) {
            each.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
            spec.commandLine()
                    .getOut()
                    .println(parcellation.outputs(each.atlas()).series());
        }
    }
}
