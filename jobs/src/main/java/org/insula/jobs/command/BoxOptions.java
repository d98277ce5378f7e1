package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.List;
import org.insula.pipeline.experiment.BoxDesign;
import org.insula.pipeline.experiment.BoxProtocol;
import org.insula.pipeline.experiment.BoxUnit;
import org.insula.pipeline.experiment.NamedAttribution;
import org.insula.pipeline.model.ModelSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of experiments with boxes. */
final class BoxOptions {
    @Mixin
    private ReproduceOptions common;

    @Option(
            names = "--datasets",
            paramLabel = "NAME",
            split = ",",
            description = "Data sets, by the names in the table. Default: all.")
    private List<String> datasets = List.of();

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            description = "Models, by the names in the table. Default: all.")
    private List<String> models = List.of();

    @Option(
            names = "--all-methods",
            description = "Occlusion and temporal rescaling too, which take hundreds of passes a sample.")
    private boolean allMethods;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            defaultValue = "ours",
            description =
                    "ours: first weights within 1/sqrt(inputs), and training ends once all training samples are told"
                            + " right at three looks in a row, with which the input-cell LSTM reaches the published figures; released:"
                            + " first weights Xavier-uniform, and one look is enough, as in the authors' implementation. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Protocol protocol;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Which protocol to follow. */
    enum Protocol {
        /** {@link BoxProtocol#ours()}. */
        OURS,
        /** {@link BoxProtocol#released()}. */
        RELEASED
    }

    ReproduceOptions common() {
        return common;
    }

    /**
     * The networks to train on some of these data sets, of some of these models.
     *
     * @throws ParameterException if a name is unknown or there is no seed
     */
    List<BoxUnit> units(List<BoxDesign> designs, List<ModelSpec> known) {
        if (common.seeds() < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds must be at least 1");
        }
        return BoxUnit.all(
                Listed.chosen(spec, "--datasets", designs, BoxDesign::name, datasets),
                Listed.chosen(spec, "--models", known, ModelSpec::name, models),
                common.seeds());
    }

    BoxProtocol protocol() {
        List<NamedAttribution> attributions = new ArrayList<>(NamedAttribution.usual());
        attributions.addAll(allMethods ? NamedAttribution.costly() : List.of());
        BoxProtocol chosen =
                switch (protocol) {
                    case OURS -> BoxProtocol.ours();
                    case RELEASED -> BoxProtocol.released();
                };
        return withEpochs(chosen.withAttributions(attributions));
    }

    /** How models are trained that the paper does not have. */
    BoxProtocol study() {
        return withEpochs(BoxProtocol.study());
    }

    private BoxProtocol withEpochs(BoxProtocol one) {
        return common.epochs() > 0 ? one.withEpochs(common.epochs()) : one;
    }
}
