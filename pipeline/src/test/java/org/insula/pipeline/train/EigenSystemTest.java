package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EigenSystemTest {
    @Test
    void twoVectorsByHand() {
        // (3, 1)·(3, 1)ᵀ + (1, 3)·(1, 3)ᵀ = [[10, 6], [6, 10]]: 16 along (1, 1), 4 along (1, −1).
        EigenSystem system = EigenSystem.ofProducts(new double[][] {{3, 1}, {1, 3}}, 2);
        assertThat(system.value(0)).isEqualTo(16, offset(1e-12));
        assertThat(system.value(1)).isEqualTo(4, offset(1e-12));
        double half = Math.sqrt(0.5);
        assertThat(system.vector(0)[0] * system.vector(0)[1]).isEqualTo(0.5, offset(1e-12));
        assertThat(Math.abs(system.vector(1)[0])).isEqualTo(half, offset(1e-12));
        assertThat(system.vector(1)[0] * system.vector(1)[1]).isEqualTo(-0.5, offset(1e-12));
        assertThat(system.rank(0.3)).isEqualTo(1);
        assertThat(system.rank(0.2)).isEqualTo(2);
    }

    @Test
    void zerosHaveNoAxis() {
        assertThat(EigenSystem.ofProducts(new double[3][4], 4).rank(1e-11)).isZero();
    }

    @Test
    void manyVectorsInSeveralBlocksReproduceTheirSumAndTheSameBits() {
        Random random = new Random(2);
        double[][] vectors = new double[600][];
        Arrays.setAll(vectors, k -> random.doubles(7, -1, 1).toArray());
        EigenSystem system = EigenSystem.ofProducts(vectors, 7);
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                double expected = 0;
                for (double[] vector : vectors) {
                    expected += vector[i] * vector[j];
                }
                double sum = 0;
                for (int rank = 0; rank < 7; rank++) {
                    sum += system.value(rank) * system.vector(rank)[i] * system.vector(rank)[j];
                }
                assertThat(sum).isEqualTo(expected, offset(1e-10));
            }
        }
        EigenSystem again = EigenSystem.ofProducts(vectors, 7);
        assertThat(again.vector(3)).isEqualTo(system.vector(3));
        assertThat(again.value(3)).isEqualTo(system.value(3));
    }
}
