package org.insula.jobs.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.insula.pipeline.model.ModelSpec;
import org.junit.jupiter.api.Test;

class FoldSetTest {
    private static final ModelSpec LSTM = ModelSpec.lstm();

    private static NetworkUnit network(ModelSpec model, int fold, long seed, int nullIndex) {
        return new NetworkUnit(model, fold, seed, nullIndex);
    }

    @Test
    void aSetIsOfOneModelSeedAndPermutationAndHasEveryFold() {
        List<NetworkUnit> trained = List.of(
                network(LSTM, 0, 1, 0),
                network(LSTM, 0, 2, 0),
                network(LSTM, 1, 1, 0),
                network(ModelSpec.inputCellLstm(), 0, 1, 2),
                network(LSTM, 0, 1, 10),
                network(LSTM, 1, 1, 10),
                network(LSTM, 1, 1, 3),
                network(LSTM, 0, 1, 2),
                network(LSTM, 1, 1, 2));
        List<FoldSet> sets = FoldSet.complete(trained, LSTM, 1, 2);
        assertThat(sets.stream().map(FoldSet::nullIndex)).containsExactly(0, 2, 10);
        assertThat(sets.get(0).isNull()).isFalse();
        assertThat(sets.get(1).isNull()).isTrue();
        assertThat(sets.get(2).networks().stream().map(NetworkUnit::name))
                .containsExactly("model-lstm_null-10_fold-0_seed-1", "model-lstm_null-10_fold-1_seed-1");
    }
}
