package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.insula.jobs.config.StudyDefaults;
import org.insula.jobs.export.MapBenchFiles;
import org.insula.jobs.spark.Session;
import org.insula.pipeline.bench.MapBench;
import org.insula.pipeline.bench.MapBenchRun;
import org.insula.pipeline.bench.MapCell;
import org.insula.pipeline.bench.MapProtocol;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.simulate.Scenario;
import org.insula.pipeline.train.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Compares models and their maps on simulated cohorts whose truth is known.
 *
 * <p>Input: none. Output: two tables, and {@code DIR/maps.tsv}, {@code DIR/findings.tsv} with sidecars and a figure per
 * scenario if asked for. Example: {@code insula bench maps --models linear --cohorts 10 --out results}.
 */
@Command(
        name = "maps",
        description = "Compares models and their maps on simulated cohorts whose truth is known.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class BenchMapsCommand implements Callable<Integer> {
    /** Fewer than a study has by default, as each is a training. */
    private static final int FOLDS = 4;

    @Option(
            names = "--scenarios",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = ScenarioNames.class,
            description = "Kinds of data: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = ModelNames.class,
            description = "Models: ${COMPLETION-CANDIDATES}. Default: all. Class means, which need no model, are always"
                    + " compared.")
    private List<String> models = List.of();

    @Option(
            names = "--cohorts",
            paramLabel = "N",
            defaultValue = "3",
            description = "Cohorts per scenario and model. Default: ${DEFAULT-VALUE}.")
    private int cohorts;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            defaultValue = "1001",
            description = "Seed of the first cohort; the others follow it. Default: ${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(
            names = "--permutations",
            paramLabel = "N",
            defaultValue = "19",
            description =
                    "Permutations of the labels that linear models are trained again on, to test which regions are"
                            + " important; 0 for no test. Default: ${DEFAULT-VALUE}.")
    private int permutations;

    @Option(
            names = "--network-permutations",
            paramLabel = "N",
            defaultValue = "0",
            description = "The same of networks, which take long. Default: ${DEFAULT-VALUE}.")
    private int networkPermutations;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "0",
            description = "Epochs of networks at most; 0 as in a study. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Cohorts that are worked on at once. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for tables and figures, which are written after each scenario and model.")
    private String out;

    @Spec
    private CommandSpec spec;

    /** What {@code --scenarios} may name. */
    static final class ScenarioNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        ScenarioNames() {
            super(Arrays.stream(Scenario.values()).map(Scenario::text).toList());
        }
    }

    /** What {@code --models} may name. */
    static final class ModelNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        ModelNames() {
            super(StudyDefaults.compared().stream().map(ModelSpec::name).toList());
        }
    }

    @Override
    public Integer call() {
        requireRanges();
        MapProtocol protocol = new MapProtocol(
                training(), FoldOptions.withDefaults(firstSeed).withFolds(FOLDS), permutations, networkPermutations);
        long[] seeds = LongStream.range(firstSeed, firstSeed + cohorts).toArray();
        MapBenchRun run = new MapBenchRun(new MapBench(protocol), cells(), seeds, threads);
        try (Session session = Session.withCores(0)) {
            MapBenchFiles files = new MapBenchFiles(protocol, seeds);
            run.run(progress -> spec.commandLine().getErr().println(progress), scores -> {
                if (out != null) {
                    files.write(session.files(), out, scores);
                }
            });
        }
        run.lines().forEach(spec.commandLine().getOut()::println);
        return ExitCode.DONE.code();
    }

    private void requireRanges() {
        if (cohorts < 1 || threads < 1 || permutations < 0 || networkPermutations < 0 || epochs < 0 || firstSeed < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--cohorts and --threads are at least 1, the other numbers at least 0");
        }
    }

    private TrainingOptions training() {
        return epochs == 0 ? StudyDefaults.training() : StudyDefaults.training().withEpochs(epochs);
    }

    private List<MapCell> cells() {
        return MapCell.all(
                Listed.chosen(spec, "--scenarios", Arrays.asList(Scenario.values()), Scenario::text, scenarios),
                Listed.chosen(spec, "--models", StudyDefaults.compared(), ModelSpec::name, models));
    }
}
