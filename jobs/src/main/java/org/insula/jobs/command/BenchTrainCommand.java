package org.insula.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.insula.io.json.Json;
import org.insula.jobs.spark.Session;
import org.insula.pipeline.bench.TrainingBench;
import org.insula.pipeline.bench.TrainingFigures;
import org.insula.pipeline.bench.TrainingShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures the training of an input-cell LSTM beside the time that its matrix products alone take on this machine.
 *
 * <p>Input: none. Output: a table, and JSON if asked for. Example: {@code insula bench train --json figures.json}.
 */
@Command(
        name = "train",
        description = "Measures seconds an epoch of an input-cell LSTM, beside the machine's matrix-product rate.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class BenchTrainCommand implements Callable<Integer> {
    @Option(
            names = "--shapes",
            paramLabel = "NAME",
            split = ",",
            description = "Sizes to train, by the names in the table. Default: all.")
    private List<String> names = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads that work on a batch. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "7",
            description = "Epochs whose median is told, after three that warm up. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private String json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (threads < 1 || epochs < 1) {
            throw new ParameterException(spec.commandLine(), "--threads and --epochs are at least 1");
        }
        TrainingFigures figures = new TrainingBench(shapes(), threads, epochs, TrainingBench.USUAL_WARM_UP)
                .run(next -> spec.commandLine().getErr().println("measuring " + next));
        figures.lines().forEach(spec.commandLine().getOut()::println);
        if (json != null) {
            Json.write(Session.withCores(0).files(), json, figures.toMap());
        }
        return ExitCode.DONE.code();
    }

    private List<TrainingShape> shapes() {
        return Listed.chosen(spec, "--shapes", TrainingShape.usual(), TrainingShape::name, names);
    }
}
