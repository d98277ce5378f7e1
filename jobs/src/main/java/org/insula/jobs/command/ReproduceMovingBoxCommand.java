package org.insula.jobs.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.insula.pipeline.experiment.BoxDesign;
import org.insula.pipeline.experiment.BoxUnit;
import org.insula.pipeline.experiment.PaperModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Trains the models on a box that starts at frame 0, 10, 20, 30 and 40 and scores where their saliency lies.
 *
 * <p>Input: none. Output: {@code OUT/moving-box.tsv} and {@code OUT/moving-box.html}. Example: {@code insula reproduce moving-box --out
 * results}.
 */
@Command(
        name = "moving-box",
        description = "Scores saliency on a box that starts at frame 0, 10, 20, 30 and 40.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class ReproduceMovingBoxCommand implements Callable<Integer> {
    @Mixin
    private BoxOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<BoxUnit> units = options.units(BoxDesign.moving(), PaperModels.boxes());
        Map<String, Double> starts = new LinkedHashMap<>();
        for (BoxUnit unit : units) {
            starts.put(unit.design().name(), (double) unit.design().firstFrame());
        }
        return new BoxReproduction("moving-box", units, options.protocol(), options.study(), starts)
                .run(
                        options.common().out(),
                        options.common().cores(),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .code();
    }
}
