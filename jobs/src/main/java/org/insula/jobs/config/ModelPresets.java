package org.insula.jobs.config;

import java.util.List;
import java.util.Optional;
import org.insula.pipeline.model.ModelSpec;

/** The kinds of network that a configuration can name. */
final class ModelPresets {
    private static final List<ModelSpec> PRESETS = List.of(ModelSpec.lstm(), ModelSpec.inputCellLstm());

    private ModelPresets() {}

    /** Every preset: what a study compares when it does not say. */
    static List<ModelSpec> all() {
        return PRESETS;
    }

    static List<String> names() {
        return PRESETS.stream().map(ModelSpec::name).toList();
    }

    static Optional<ModelSpec> named(String name) {
        return PRESETS.stream().filter(preset -> preset.name().equals(name)).findFirst();
    }

    /** The preset that a model was made from: the one with the same parts. */
    static ModelSpec origin(ModelSpec model) {
        return PRESETS.stream()
                .filter(preset -> preset.equals(model.withName(preset.name())
                        .withHidden(preset.hidden())
                        .withAttentionWidth(preset.attentionWidth())
                        .withHops(preset.hops())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no preset has the parts of " + model));
    }
}
