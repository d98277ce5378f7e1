package org.insula.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NullAccuracyTest {
    @Test
    void countsNullModelsThatAreAtLeastAsAccurate() {
        assertThat(new NullAccuracy(0.9, List.of(0.5, 0.6, 0.4)).p()).isEqualTo(0.25);
        assertThat(new NullAccuracy(0.6, List.of(0.5, 0.6, 0.4)).p()).isEqualTo(0.5);
        assertThat(new NullAccuracy(0.1, List.of(0.5, 0.6, 0.4)).p()).isEqualTo(1);
    }

    @Test
    void equalButForRoundingIsATie() {
        assertThat(new NullAccuracy(0.1 + 0.2, List.of(0.3)).p()).isEqualTo(1);
    }

    @Test
    void refusesToCompareWithNothing() {
        assertThatThrownBy(() -> new NullAccuracy(0.5, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
