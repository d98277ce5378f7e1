package org.insula.jobs.command;

import java.io.PrintWriter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.report.ExperimentPage;
import org.insula.jobs.spark.Engine;
import org.insula.jobs.spark.EngineResult;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.UnitRunner;
import org.insula.pipeline.experiment.DigitProtocol;
import org.insula.pipeline.experiment.MnistExperiment;
import org.insula.pipeline.experiment.MnistResult;
import org.insula.pipeline.experiment.PaperModels;
import org.insula.pipeline.model.ModelSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Trains LSTM and input-cell LSTM on digits read row by row and tells whether their saliency follows the stroke.
 *
 * <p>Input: a folder with the four MNIST files. Output: {@code OUT/mnist.tsv}, {@code OUT/mnist-rows.tsv} and {@code
 * OUT/mnist.html}. Example: {@code insula reproduce mnist --data mnist --out results}.
 */
@Command(
        name = "mnist",
        description = "Reads handwritten digits row by row and shows where the models look.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class ReproduceMnistCommand implements Callable<Integer> {
    @Mixin
    private ReproduceOptions options;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder with the four MNIST files in IDX format, packed or not.")
    private String data;

    @Option(
            names = "--digits",
            paramLabel = "N",
            defaultValue = "60000",
            description = "Training pictures at most. Default: ${DEFAULT-VALUE}.")
    private int digits;

    @Spec
    private CommandSpec spec;

    /** One network of this experiment. */
    private record DigitUnit(ModelSpec model, long seed) implements Serializable {}

    /** Trains and explains one network. */
    private record DigitEngine(FileAccess files, String data, DigitProtocol protocol)
            implements Engine<DigitUnit, MnistResult> {
        @Override
        public String name(DigitUnit unit) {
            return unit.model().name() + ", seed " + unit.seed();
        }

        @Override
        public MnistResult run(DigitUnit unit) {
            return MnistExperiment.read(files, data, protocol).run(unit.model(), unit.seed());
        }
    }

    @Override
    public Integer call() {
        List<DigitUnit> units = units();
        DigitProtocol protocol = protocol();
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.withCores(options.cores())) {
            UnitRunner runner =
                    new UnitRunner(session, Progress.on(spec.commandLine().getErr()));
            List<MnistResult> results = EngineResult.results(
                    runner.experiment("mnist", units, new DigitEngine(session.files(), data, protocol)));
            write(session.files(), results);
            out.println(FilePaths.child(options.out(), "mnist.tsv"));
            out.println(FilePaths.child(options.out(), "mnist.html"));
            return (results.size() == units.size() ? ExitCode.DONE : ExitCode.SOME_UNITS_FAILED).code();
        }
    }

    private List<DigitUnit> units() {
        if (options.seeds() < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
        }
        List<DigitUnit> units = new ArrayList<>();
        for (ModelSpec model : PaperModels.digits()) {
            for (long seed = 1; seed <= options.seeds(); seed++) {
                units.add(new DigitUnit(model, seed));
            }
        }
        return units;
    }

    private DigitProtocol protocol() {
        try {
            DigitProtocol protocol = DigitProtocol.usual().withPictures(digits, Integer.MAX_VALUE);
            return options.epochs() > 0 ? protocol.withEpochs(options.epochs()) : protocol;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void write(FileAccess files, List<MnistResult> results) {
        Table summary = MnistResult.table(results);
        Table rows = MnistResult.byRow(results);
        Tsv.write(files, FilePaths.child(options.out(), "mnist.tsv"), summary);
        Tsv.write(files, FilePaths.child(options.out(), "mnist-rows.tsv"), rows);
        ExperimentPage page = new ExperimentPage("Insula: digits read row by row");
        page.table(summary);
        for (MnistResult result : results) {
            page.heading(result.model() + ", seed " + result.seed() + ": rows from left to right");
            result.pictures().forEach(picture -> page.picture(picture.title(), picture.frames(), picture.values()));
        }
        page.heading("Each row's share of saliency and of stroke");
        page.table(rows);
        page.write(files, FilePaths.child(options.out(), "mnist.html"));
    }
}
