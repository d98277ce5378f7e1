package org.insula.jobs.export;

import java.util.List;
import java.util.stream.Collectors;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.ReadOutKind;

/** What the networks of a study are made of, in plain sentences. */
final class ModelMethods {
    private ModelMethods() {}

    static String of(List<ModelSpec> models) {
        String all = models.stream().map(ModelMethods::model).collect(Collectors.joining("; "));
        boolean inputCell = models.stream().anyMatch(model -> model.attention() == AttentionKind.INPUT_CELL);
        boolean selfAttention = models.stream().anyMatch(model -> model.readOut() == ReadOutKind.SELF_ATTENTION);
        return "Networks: " + all + "."
                + (inputCell
                        ? " Input-cell attention (Ismail et al. 2019) lets the cell see a learnt summary of all frames so"
                                + " far."
                        : "")
                + (selfAttention
                        ? " Self-attention (Lin et al. 2017) reads learnt weighted means of all hidden states."
                        : "");
    }

    private static String model(ModelSpec model) {
        String direction = model.direction() == Direction.BIDIRECTIONAL ? "bidirectional " : "";
        return model.name() + " (" + direction + model.cell() + " of " + model.hidden() + " hidden units"
                + attention(model) + ", read " + readOut(model) + ")";
    }

    private static String attention(ModelSpec model) {
        return switch (model.attention()) {
            case NONE -> "";
            case INPUT_CELL ->
                ", input-cell attention " + sizes(model)
                        + (model.reduction() == HopReduction.MEAN ? " averaged" : " one after the other");
        };
    }

    private static String readOut(ModelSpec model) {
        return switch (model.readOut()) {
            case LAST_STATE -> "at its last state";
            case MEAN_POOLING -> "by the mean over frames";
            case MAX_POOLING -> "by the maximum over frames";
            case SELF_ATTENTION -> "by self-attention " + sizes(model);
        };
    }

    private static String sizes(ModelSpec model) {
        return "of width " + model.attentionWidth() + " with " + model.hops() + " hops";
    }
}
