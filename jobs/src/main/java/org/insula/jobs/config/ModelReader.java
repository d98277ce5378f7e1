package org.insula.jobs.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.insula.io.InputException;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.ReadOutKind;
import org.insula.pipeline.model.Skip;
import org.insula.pipeline.train.Hyperparameter;

/** Reads the list {@code models}: each starts from a composition by its name, whose parts and sizes keys replace. */
final class ModelReader {
    /** Most units of a layer and most hops. */
    static final int LARGEST = 100_000;

    private final ConfigSection section;

    private ModelReader(ConfigSection section) {
        this.section = section;
    }

    /**
     * The models of a study, by unique name.
     *
     * @throws InputException if a model is unknown or cannot be, or two have the same name
     */
    static List<ModelSpec> read(ConfigSection top) {
        List<ModelSpec> models = top.sections("models", "model").stream()
                .map(item -> new ModelReader(item).model())
                .toList();
        Set<String> names = new HashSet<>();
        for (ModelSpec model : models) {
            // Names stand in file names: two that differ in letter case only would share a file on some disks.
            if (!names.add(model.name().toLowerCase(Locale.ROOT))) {
                throw top.refuse(
                        "models", "has two models called " + model.name(), "give each a name of its own with name:");
            }
        }
        return models.isEmpty() ? StudyDefaults.models() : models;
    }

    private ModelSpec model() {
        ModelSpec composed = composed(start());
        ModelSpec model = composed.withName(name(ModelPresets.name(composed)))
                .withHidden(HyperparameterKeys.count(section, Hyperparameter.HIDDEN, composed.hidden()))
                .withAttentionWidth(
                        HyperparameterKeys.count(section, Hyperparameter.ATTENTION_WIDTH, composed.attentionWidth()))
                .withHops(HyperparameterKeys.count(section, Hyperparameter.HOPS, composed.hops()));
        section.refuseUnknown();
        refuseUnused(model);
        return model;
    }

    /** The composition that keys then change: the one named, or an LSTM where the cell is said instead. */
    private ModelSpec start() {
        if (section.has("cell") && !section.has("model")) {
            return ModelSpec.lstm();
        }
        String name =
                section.required("model", "name a kind, such as model: input-cell-lstm, or a cell, such as cell: gru");
        return ModelPresets.named(name)
                .orElseThrow(() -> section.refuse(
                        "model",
                        "'" + name + "' is not a model Insula knows",
                        "did you mean " + NearestName.of(name, ModelPresets.names()) + "? Names are "
                                + ModelPresets.PATTERN));
    }

    private ModelSpec composed(ModelSpec start) {
        AttentionKind attention = section.choice("attention", start.attention(), AttentionKind.class);
        HopReduction reduction = section.choice("hopReduction", start.reduction(), HopReduction.class);
        CellKind cell = section.choice("cell", start.cell(), CellKind.class);
        Direction direction = section.choice("direction", start.direction(), Direction.class);
        return start.withCell(cell)
                .withDirection(cell == CellKind.NONE ? Direction.FORWARD : direction)
                .withAttention(attention)
                .withReduction(attention == AttentionKind.INPUT_CELL ? reduction : HopReduction.MEAN)
                .withReadOut(section.choice("readOut", start.readOut(), ReadOutKind.class))
                .withSkip(section.choice("skip", start.skip(), Skip.class));
    }

    private String name(String absent) {
        String name = section.text("name", absent);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw section.refuse("name", "is '" + name + "'", "use at most 64 letters, digits, hyphens, dots");
        }
        return name;
    }

    /** A key that changes nothing is a misunderstanding: the model would not be what its writer thinks. */
    private void refuseUnused(ModelSpec model) {
        if (model.attention() == AttentionKind.NONE && section.has("hopReduction")) {
            throw section.refuse(
                    "hopReduction",
                    "is given, but " + ModelPresets.name(model) + " has no input-cell attention",
                    "add attention: inputCell, or leave it out");
        }
        if (model.skip() == Skip.LINEAR && model.withSkip(Skip.NONE).isLinear()) {
            throw section.refuse("skip", "is given, but the model is linear already", "leave it out, or name a cell");
        }
        for (String key : List.of("direction", Choices.name(Hyperparameter.HIDDEN))) {
            if (model.cell() == CellKind.NONE && section.has(key)) {
                throw section.refuse(
                        key,
                        "is given, but " + ModelPresets.name(model) + " has no cell",
                        "name a cell, such as cell: gru, or leave it out");
            }
        }
        for (Hyperparameter size : List.of(Hyperparameter.ATTENTION_WIDTH, Hyperparameter.HOPS)) {
            if (!size.matters(model) && section.has(Choices.name(size))) {
                throw section.refuse(
                        Choices.name(size),
                        "is given, but " + ModelPresets.name(model) + " has no attention",
                        "add attention: inputCell or readOut: selfAttention, or leave it out");
            }
        }
    }
}
