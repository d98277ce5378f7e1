package org.insula.jobs.config;

import java.util.function.Predicate;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Skip;
import org.insula.pipeline.train.Hyperparameter;

/** An item of the list {@code models}: it starts from a composition by its name, whose parts and sizes keys replace. */
final class ModelKeys {
    /** Most units of a layer and most hops. */
    static final int LARGEST = 100_000;

    private static final String NO_CELL_REMEDY = "name a cell, such as cell: gru, or leave it out";
    private static final String NO_ATTENTION_REMEDY =
            "add attention: inputCell or readOut: selfAttention, or leave it out";

    private static final Predicate<ModelSpec> HAS_CELL = model -> model.cell() != CellKind.NONE;

    static final Section<ModelSpec> SECTION = Section.of(ModelSpec.lstm())
            .key(
                    "model",
                    new ValueType.Scalar<>(
                            ModelKeys::preset,
                            (preset, paths) -> ModelPresets.name(preset),
                            ValueType.string(),
                            "a name"),
                    model -> model,
                    (model, preset) -> preset,
                    "Where to start from, by its name; may be left out where cell is given.")
            .absent("–")
            .key("name", ValueType.text(), "What the model is called in outputs; needed where two differ in size only.")
            .absent("from the parts")
            .key(
                    "cell",
                    ValueType.choice(CellKind.class),
                    ModelSpec::cell,
                    (model, cell) -> model.withCell(cell)
                            .withDirection(cell == CellKind.NONE ? Direction.FORWARD : model.direction()),
                    "The recurrent cell; with none the read-out sees the frames themselves.")
            .absent("the model's")
            .choice("direction", "In which order frames are read.")
            .absent("the model's")
            .where(HAS_CELL, ModelKeys::lacksCell, NO_CELL_REMEDY)
            .key(
                    "attention",
                    ValueType.choice(AttentionKind.class),
                    ModelSpec::attention,
                    (model, attention) -> model.withAttention(attention)
                            .withReduction(
                                    attention == AttentionKind.INPUT_CELL ? model.reduction() : HopReduction.MEAN),
                    "What the cell sees: the frame, or a learnt summary of all frames so far.")
            .absent("the model's")
            .choice(
                    "hopReduction",
                    "reduction",
                    "With input-cell attention: the mean over hops, or all hops one after the other.")
            .absent("the model's")
            .where(
                    model -> model.attention() == AttentionKind.INPUT_CELL,
                    model -> "is given, but " + ModelPresets.name(model) + " has no input-cell attention",
                    "add attention: inputCell, or leave it out")
            .choice("readOut", "What the classifier sees of the hidden states.")
            .absent("the model's")
            .choice("skip", "With linear, softmax regression on the window is added to the class scores.")
            .absent("the model's")
            .where(
                    model -> model.skip() == Skip.NONE
                            || !model.withSkip(Skip.NONE).isLinear(),
                    model -> "is given, but the model is linear already",
                    "leave it out, or name a cell")
            .key("hidden", ValueType.whole(1, LARGEST), "Hidden units of each direction.")
            .where(HAS_CELL, ModelKeys::lacksCell, NO_CELL_REMEDY)
            .key("attentionWidth", ValueType.whole(1, LARGEST), "Width of input-cell attention and of self-attention.")
            .where(Hyperparameter.ATTENTION_WIDTH::matters, ModelKeys::lacksAttention, NO_ATTENTION_REMEDY)
            .key("hops", ValueType.whole(1, LARGEST), "Hops of input-cell attention and of self-attention.")
            .where(Hyperparameter.HOPS::matters, ModelKeys::lacksAttention, NO_ATTENTION_REMEDY)
            .end(ModelKeys::named);

    private ModelKeys() {}

    private static ModelSpec preset(ConfigSection section, String key, String name) {
        return ModelPresets.named(name)
                .orElseThrow(() -> section.refuse(
                        key,
                        "'" + name + "' is not a model Insula knows",
                        "did you mean " + NearestName.of(name, ModelPresets.names()) + "? Names are "
                                + ModelPresets.PATTERN));
    }

    private static ModelSpec named(ConfigSection section, ModelSpec model) {
        if (!section.has("model") && !section.has("cell")) {
            throw section.refuse(
                    "model", "is missing", "name a kind, such as model: input-cell-lstm, or a cell, such as cell: gru");
        }
        if (!section.has("name")) {
            return model.withName(ModelPresets.name(model));
        }
        if (!model.name().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw section.refuse("name", "is '" + model.name() + "'", "use at most 64 letters, digits, hyphens, dots");
        }
        return model;
    }

    private static String lacksCell(ModelSpec model) {
        return "is given, but " + ModelPresets.name(model) + " has no cell";
    }

    private static String lacksAttention(ModelSpec model) {
        return "is given, but " + ModelPresets.name(model) + " has no attention";
    }
}
