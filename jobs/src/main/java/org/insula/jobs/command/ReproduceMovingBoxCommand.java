package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.insula.pipeline.experiment.BoxDesign;
import org.insula.pipeline.experiment.BoxProtocol;
import org.insula.pipeline.experiment.BoxUnit;
import org.insula.pipeline.experiment.NamedAttribution;
import org.insula.pipeline.experiment.PaperModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Trains all models on a box that starts at frame 0, 10, 20, 30 and 40 and scores where their saliency lies.
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
    private ReproduceOptions options;

    @Option(
            names = "--all-methods",
            description = "Occlusion and temporal rescaling too, which take hundreds of passes a sample.")
    private boolean allMethods;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<BoxUnit> units = BoxUnit.all(BoxDesign.moving(), PaperModels.boxes(), options.seeds());
        if (units.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
        }
        List<NamedAttribution> attributions = new ArrayList<>(NamedAttribution.usual());
        attributions.addAll(allMethods ? NamedAttribution.costly() : List.of());
        BoxProtocol protocol = BoxProtocol.published().withAttributions(attributions);
        return new BoxReproduction(
                        "moving-box", units, options.epochs() > 0 ? protocol.withEpochs(options.epochs()) : protocol)
                .run(
                        options.out(),
                        options.cores(),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .code();
    }
}
