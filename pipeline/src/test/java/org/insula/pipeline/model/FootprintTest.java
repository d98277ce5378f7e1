package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootprintTest {
    private static final ModelSpec INPUT_CELL = ModelSpec.inputCellLstm();

    @Test
    void countsTheCellsOfBothDirections() {
        ModelSpec lstm = ModelSpec.lstm().withHidden(3);
        // 10 rows of 4 R + 20 H and 2 R + 15 H values.
        assertThat(Footprint.of(lstm, 2, 5, 7)).isEqualTo(new Footprint(10 * (28 + 60), 10 * (14 + 45)));
        assertThat(Footprint.of(ModelSpec.biLstm().withHidden(3), 2, 5, 7))
                .isEqualTo(new Footprint(10 * (28 + 120), 10 * (14 + 90)));
    }

    @Test
    void carriesSumsFromChunkToChunkOfTheAttentionsOwnLength() {
        long one = PrefixAttention64.carried(4, 2, PrefixAttention64.CHUNK, 7);
        long two = PrefixAttention64.carried(4, 2, PrefixAttention64.CHUNK + 1, 7);
        assertThat(one).isEqualTo(2 * 4 * 2 * 7);
        assertThat(two).isEqualTo(3 * 4 * 2 * 7);
    }

    @Test
    void countsTheParametersThatANetworkHasBelowItsHead() {
        for (ModelSpec spec : new ModelSpec[] {
            ModelSpec.lstm(), ModelSpec.biLstm(), INPUT_CELL, ModelSpec.selfAttentionLstm(), ModelSpec.linear()
        }) {
            int head = (Architecture.headInputs(spec, 5, 7) + 1) * 2;
            assertThat(Footprint.parameters(spec, 5, 7))
                    .as(spec.name())
                    .isEqualTo(Architecture.parameters(spec, 5, 7, 2).size() - head);
        }
    }
}
