package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.insula.pipeline.experiment.PaperModels;
import org.insula.pipeline.model.ModelSpec;
import org.junit.jupiter.api.Test;

class ModelPresetsTest {
    @Test
    void everyCompositionHasANameOfItsOwnThatFindsIt() {
        // 3 cells in 2 directions or none, 5 read-outs; without attention, or with it and its hops averaged or
        // flattened; all without and with a skip, but for the 4 that are linear already.
        assertThat(ModelPresets.names()).hasSize((3 * 2 + 1) * 5 * 3 * 2 - 4).doesNotHaveDuplicates();
        for (String name : ModelPresets.names()) {
            ModelSpec model = ModelPresets.named(name).orElseThrow();
            assertThat(ModelPresets.name(model.withName("other").withHidden(3))).isEqualTo(name);
        }
    }

    @Test
    void modelsWithoutACellAreLinear() {
        assertThat(ModelPresets.named("linear")).contains(ModelSpec.linear());
        assertThat(ModelPresets.named("linear-mean")).contains(ModelSpec.linearMean());
        assertThat(ModelPresets.names()).doesNotContain("none", "bilinear", "binone");
        assertThat(ModelPresets.names().stream()
                        .filter(name -> ModelPresets.named(name).orElseThrow().isLinear()))
                .containsExactlyInAnyOrder("linear", "linear-mean", "linear-last", "linear-max");
    }

    @Test
    void knowsThePublishedModelsByTheNamesTheyHaveElsewhere() {
        assertThat(ModelPresets.names())
                .contains(
                        "rnn",
                        "gru",
                        "lstm",
                        "bilstm",
                        "lstm-mean-pool",
                        "lstm-max-pool",
                        "lstm-self-attention",
                        "input-cell-rnn",
                        "input-cell-gru",
                        "input-cell-lstm");
        for (ModelSpec model : PaperModels.boxes()) {
            assertThat(ModelPresets.name(model)).isEqualTo(model.name());
        }
    }

    @Test
    void comparesTheLstmWithAndWithoutInputCellAttention() {
        assertThat(StudyDefaults.models())
                .allMatch(model -> ModelPresets.named(model.name()).equals(Optional.of(model)));
    }
}
