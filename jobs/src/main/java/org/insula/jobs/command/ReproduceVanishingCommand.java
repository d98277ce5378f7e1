package org.insula.jobs.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.report.ExperimentPage;
import org.insula.jobs.spark.Attempt;
import org.insula.jobs.spark.Engine;
import org.insula.jobs.spark.ExperimentJob;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.pipeline.experiment.BoxDesign;
import org.insula.pipeline.experiment.BoxExperiment;
import org.insula.pipeline.experiment.BoxProtocol;
import org.insula.pipeline.experiment.BoxUnit;
import org.insula.pipeline.experiment.VanishingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Trains the models on boxes and tells how fast their saliency vanishes towards the first frames.
 *
 * <p>Input: none. Output: {@code OUT/vanishing.tsv}, {@code OUT/vanishing-frames.tsv} and {@code OUT/vanishing.html}.
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

    @Override
    public Integer call() {
        List<BoxUnit> units = options.units(BoxDesign.published());
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.withCores(options.common().cores())) {
            ExperimentJob job =
                    new ExperimentJob(session, Progress.on(spec.commandLine().getErr()));
            List<VanishingResult> results =
                    Attempt.results(job.run("vanishing", units, new VanishingEngine(options.protocol())));
            write(session.files(), results);
            out.println(file("vanishing.tsv"));
            out.println(file("vanishing.html"));
            return (results.size() == units.size() ? ExitCode.DONE : ExitCode.SOME_UNITS_FAILED).code();
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
        page.write(files, file("vanishing.html"));
    }

    private String file(String name) {
        return FilePaths.child(options.common().out(), name);
    }
}
