package org.insula.jobs.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.report.ExperimentPage;
import org.insula.jobs.spark.Engine;
import org.insula.jobs.spark.EngineResult;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.Study;
import org.insula.jobs.spark.StudySteps;
import org.insula.jobs.spark.UnitRunner;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.Samples;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.TrainStep;
import org.insula.pipeline.experiment.BoxDesign;
import org.insula.pipeline.experiment.BoxExperiment;
import org.insula.pipeline.experiment.BoxProtocol;
import org.insula.pipeline.experiment.BoxUnit;
import org.insula.pipeline.experiment.PaperModels;
import org.insula.pipeline.experiment.VanishingDiagnostic;
import org.insula.pipeline.experiment.VanishingResult;
import org.insula.pipeline.importance.Decay;
import org.insula.pipeline.sample.Fold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Tells how fast saliency vanishes towards the first frames: of the networks of a study, or of the paper's models trained
 * on boxes.
 *
 * <p>Input: a study whose networks are trained, or none. Output: {@code OUT/vanishing.tsv}, {@code OUT/vanishing-frames.tsv} and {@code OUT/vanishing.html}.
 * Example: {@code insula reproduce vanishing --out results --datasets "middle box"}.
 */
@Command(
        name = "vanishing",
        description = "Tells how fast saliency fades from the last frame back.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class ReproduceVanishingCommand implements Callable<Integer> {
    @Mixin
    private BoxOptions options;

    @Option(
            names = "--study",
            paramLabel = "CONFIG.yaml",
            description = "Look at the trained networks of this study, on their held-out samples, instead of training"
                    + " on boxes.")
    private String study;

    @Spec
    private CommandSpec spec;

    /** Trains and diagnoses one network, whose result is called by the unit's name. */
    private record VanishingEngine(BoxProtocol protocol) implements Engine<BoxUnit, VanishingResult> {
        @Override
        public String name(BoxUnit unit) {
            return unit.design().name() + ", " + unit.model().name() + ", seed " + unit.seed();
        }

        @Override
        public VanishingResult run(BoxUnit unit) {
            return new BoxExperiment(protocol).vanishing(unit).withModel(name(unit));
        }
    }

    /** Diagnoses one trained network of a study on the samples it was not trained on. */
    private record Diagnosis(TrainStep.Networks networks, List<Fold> folds, Samples.Source samples)
            implements Engine<NetworkUnit, VanishingResult> {
        @Override
        public String name(NetworkUnit network) {
            return network.name();
        }

        @Override
        public VanishingResult run(NetworkUnit network) {
            return VanishingDiagnostic.withDefaults()
                    .diagnose(
                            networks.model(network),
                            samples.open(),
                            folds.get(network.fold()).test())
                    .withModel(network.name());
        }
    }

    @Override
    public Integer call() {
        List<BoxUnit> units = options.units(BoxDesign.published(), PaperModels.boxes());
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = Progress.on(spec.commandLine().getErr());
        try (Session session = Session.withCores(options.common().cores())) {
            List<EngineResult<VanishingResult>> attempts = study == null
                    ? new UnitRunner(session, progress)
                            .experiment("vanishing", units, new VanishingEngine(options.protocol()))
                    : ofStudy(session, progress);
            List<VanishingResult> results = EngineResult.results(attempts);
            write(session.files(), results);
            out.println(file("vanishing.tsv"));
            out.println(file("vanishing.html"));
            return (results.size() == attempts.size() ? ExitCode.DONE : ExitCode.SOME_UNITS_FAILED).code();
        }
    }

    private List<EngineResult<VanishingResult>> ofStudy(Session session, Progress progress) {
        RunConfig config = StudyFile.read(session.files(), study);
        try (Study opened = Study.open(config, session, progress)) {
            StudySteps steps = new StudySteps(opened);
            steps.require(Stage.TRAIN);
            TrainStep training = steps.train();
            Samples samples = training.samples();
            return new UnitRunner(session, progress)
                    .experiment(
                            "vanishing",
                            training.done(),
                            new Diagnosis(training.networks(), samples.folds(), samples.onExecutors()));
        }
    }

    private void write(FileAccess files, List<VanishingResult> results) {
        Table summary = VanishingResult.summary(results);
        Table frames = VanishingResult.byFrame(results);
        Tsv.write(files, file("vanishing.tsv"), summary);
        Tsv.write(files, file("vanishing-frames.tsv"), frames);
        ExperimentPage page = new ExperimentPage("Insula: vanishing saliency");
        page.paragraph("Half-life: frames further back at which the exponential that fits a frame's share of saliency"
                + " has fallen to a half; inf where it does not fall. Half-mass: last frames that hold half of it.");
        page.table(summary);
        plot(page, "Share of saliency by frame", results, VanishingResult::saliency);
        plot(
                page,
                "Product of the forget-gate terms from each frame to the last",
                results.stream()
                        .filter(result -> result.ofForgetGates().isPresent())
                        .toList(),
                result -> result.ofForgetGates().orElseThrow());
        page.write(files, file("vanishing.html"));
    }

    /** A line for each model, or data set and model: the mean over seeds and folds. */
    private static void plot(
            ExperimentPage page, String caption, List<VanishingResult> results, Function<VanishingResult, Decay> of) {
        if (results.isEmpty()) {
            return;
        }
        Map<String, List<VanishingResult>> alike = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.model().replaceAll("(, seed|_fold-[0-9]+_seed-)[ 0-9]+$", ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        int frames = of.apply(results.get(0)).byFrame().size();
        Map<String, List<Double>> lines = new LinkedHashMap<>();
        alike.forEach((name, own) -> lines.put(
                name,
                IntStream.range(0, frames)
                        .mapToObj(frame -> own.stream()
                                .mapToDouble(
                                        result -> of.apply(result).byFrame().get(frame))
                                .average()
                                .orElseThrow())
                        .toList()));
        page.lines(
                caption,
                "frame",
                IntStream.range(0, frames).mapToObj(frame -> (double) frame).toList(),
                lines);
    }

    private String file(String name) {
        return FilePaths.child(options.common().out(), name);
    }
}
