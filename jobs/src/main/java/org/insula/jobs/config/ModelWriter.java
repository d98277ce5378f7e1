package org.insula.jobs.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.train.Hyperparameter;

/** Says a model in the words of the configuration, part by part. */
final class ModelWriter {
    private ModelWriter() {}

    /** One item of {@code models}, as {@link ModelReader} reads it back; keys that change nothing are left out. */
    static Map<String, Object> tree(ModelSpec model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("model", ModelPresets.name(model));
        tree.put("name", model.name());
        tree.put("cell", Choices.name(model.cell()));
        if (model.cell() != CellKind.NONE) {
            tree.put("direction", Choices.name(model.direction()));
        }
        tree.put("attention", Choices.name(model.attention()));
        if (model.attention() == AttentionKind.INPUT_CELL) {
            tree.put("hopReduction", Choices.name(model.reduction()));
        }
        tree.put("readOut", Choices.name(model.readOut()));
        tree.put("skip", Choices.name(model.skip()));
        if (Hyperparameter.HIDDEN.matters(model)) {
            tree.put("hidden", model.hidden());
        }
        if (Hyperparameter.HOPS.matters(model)) {
            tree.put("attentionWidth", model.attentionWidth());
            tree.put("hops", model.hops());
        }
        return tree;
    }
}
