package org.insula.jobs.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.insula.pipeline.experiment.BoxDesign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Trains the models on the six box data sets and scores where their saliency lies.
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
        return new BoxReproduction("boxes", options.units(BoxDesign.published()), options.protocol(), Map.of())
                .run(
                        options.common().out(),
                        options.common().cores(),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .code();
    }
}
