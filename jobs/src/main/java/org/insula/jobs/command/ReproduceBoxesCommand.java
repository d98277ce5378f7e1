package org.insula.jobs.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.insula.pipeline.experiment.BoxDesign;
import org.insula.pipeline.experiment.BoxUnit;
import org.insula.pipeline.experiment.PaperModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Trains the paper's models on the six box data sets, and two more as in a study, and scores where their saliency lies.
 *
 * <p>Input: none. Output: {@code OUT/boxes.tsv} and {@code OUT/boxes.html}. Example: {@code insula reproduce boxes --out
 * results}.
 */
@Command(
        name = "boxes",
        description = "Scores saliency on the six box data sets.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class ReproduceBoxesCommand implements Callable<Integer> {
    @Mixin
    private BoxOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<BoxUnit> units = options.units(
                BoxDesign.published(),
                Stream.of(PaperModels.boxes(), PaperModels.studies())
                        .flatMap(List::stream)
                        .toList());
        return new BoxReproduction("boxes", units, options.protocol(), options.study(), Map.of())
                .run(
                        options.common().out(),
                        options.common().cores(),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .code();
    }
}
