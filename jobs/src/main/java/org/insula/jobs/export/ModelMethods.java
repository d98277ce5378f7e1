package org.insula.jobs.export;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.ReadOutKind;
import org.insula.pipeline.model.Skip;

/** What the networks of a study are made of, in plain sentences. */
final class ModelMethods {
    private ModelMethods() {}

    static String of(List<ModelSpec> models) {
        String all = models.stream().map(ModelMethods::model).collect(Collectors.joining("; "));
        boolean inputCell = models.stream().anyMatch(model -> model.attention() == AttentionKind.INPUT_CELL);
        boolean selfAttention = models.stream().anyMatch(model -> model.readOut() == ReadOutKind.SELF_ATTENTION);
        boolean linear = models.stream().anyMatch(ModelSpec::isLinear);
        return "Networks: " + all + "." + cells(models)
                + (linear
                        ? " Linear models are softmax regressions fitted to their optimum on training and validation samples"
                                + " together, with an L2 penalty chosen by cross-validation within them."
                        : "")
                + (inputCell
                        ? " Input-cell attention (" + Reference.ISMAIL_2019.citation()
                                + ") lets the cell see a learnt summary of all frames so" + " far."
                        : "")
                + (selfAttention
                        ? " Self-attention (" + Reference.LIN_2017.citation()
                                + ") reads learnt weighted means of all hidden states."
                        : "");
    }

    private static String cells(List<ModelSpec> models) {
        Set<String> origins = new LinkedHashSet<>();
        for (ModelSpec model : models) {
            if (model.cell() == CellKind.NONE) {
                continue;
            }
            origins.add(origin(model.cell()));
            if (model.direction() == Direction.BIDIRECTIONAL) {
                origins.add("reading in both directions (" + Reference.SCHUSTER_1997.citation() + ")");
            }
        }
        return origins.isEmpty() ? "" : " Origins: " + String.join("; ", origins) + ".";
    }

    private static String origin(CellKind cell) {
        return switch (cell) {
            case NONE -> throw new IllegalArgumentException("no cell");
            case LSTM -> "long short-term memory (LSTM, " + Reference.HOCHREITER_1997.citation() + ")";
            case GRU -> "gated recurrent unit (GRU, " + Reference.CHO_2014.citation() + ")";
            case RNN -> "simple recurrent cell (RNN, " + Reference.ELMAN_1990.citation() + ")";
        };
    }

    private static String model(ModelSpec model) {
        String direction = model.direction() == Direction.BIDIRECTIONAL ? "bidirectional " : "";
        if (model.isLinear()) {
            return model.name() + " (softmax regression on " + seenByRegression(model) + ")";
        }
        String cell = model.cell() == CellKind.NONE
                ? "no cell"
                : direction + model.cell() + " of " + model.hidden() + " hidden units";
        String skip = model.skip() == Skip.LINEAR ? ", plus softmax regression on the window" : "";
        return model.name() + " (" + cell + attention(model) + ", read " + readOut(model) + skip + ")";
    }

    private static String seenByRegression(ModelSpec model) {
        return switch (model.readOut()) {
            case FLATTEN -> "the whole window";
            case MEAN_POOLING -> "each region's mean over frames";
            case MAX_POOLING -> "each region's maximum over frames";
            case LAST_STATE -> "the last frame";
            case SELF_ATTENTION -> throw new IllegalArgumentException(model.name() + " is not linear");
        };
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
            case LAST_STATE -> model.cell() == CellKind.NONE ? "at the last frame" : "at its last state";
            case MEAN_POOLING -> "by the mean over frames";
            case MAX_POOLING -> "by the maximum over frames";
            case FLATTEN -> "at all frames, one after the other";
            case SELF_ATTENTION -> "by self-attention " + sizes(model);
        };
    }

    private static String sizes(ModelSpec model) {
        return "of width " + model.attentionWidth() + " with " + model.hops() + " hops";
    }
}
