package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private static final double LN2 = Math.log(2);

    /** Probabilities 1/4, 1/2, 1/4, twice. */
    private static final double[] LOGITS = {0, LN2, 0, 0, LN2, 0};

    private static final int[] LABELS = {1, 0};

    @Test
    void isTheCrossEntropyByDefault() {
        Objective objective = Objective.of(ClassWeights.EQUAL, 0, LABELS, 3);
        assertThat(objective.loss(LOGITS, LABELS)).isEqualTo(LN2 + 2 * LN2, offset(1e-15));
        assertThat(objective.gradient(LOGITS, LABELS, 2))
                .containsExactly(new double[] {0.5, -1, 0.5, -1.5, 1, 0.5}, offset(1e-15));
    }

    @Test
    void balancedClassesCountTheSame() {
        Objective objective = Objective.of(ClassWeights.BALANCED, 0, new int[] {0, 0, 0, 1}, 3);
        assertThat(objective.weight(0)).isEqualTo(4 / (2 * 3.0));
        assertThat(objective.weight(1)).isEqualTo(2);
        assertThat(objective.weight(2)).isZero();
        assertThat(objective.loss(LOGITS, LABELS)).isEqualTo(2 * LN2 + 2 / 3.0 * 2 * LN2, offset(1e-15));
    }

    @Test
    void smoothedLabelsSpreadAShareOverAllClasses() {
        Objective objective = Objective.of(ClassWeights.EQUAL, 0.3, new int[] {1}, 3);
        double[] one = {0, LN2, 0};
        assertThat(objective.loss(one, new int[] {1})).isEqualTo(0.8 * LN2 + 0.2 * 2 * LN2, offset(1e-15));
        assertThat(objective.gradient(one, new int[] {1}, 1))
                .containsExactly(new double[] {0.15, -0.3, 0.15}, offset(1e-15));
    }

    @Test
    void schedulesStartAtTheFullRate() {
        for (Schedule schedule : Schedule.values()) {
            assertThat(schedule.factor(0)).isEqualTo(1);
        }
        assertThat(Schedule.COSINE.factor(0.5)).isEqualTo(0.5, offset(1e-15));
        assertThat(Schedule.STEP.factor(0.5)).isEqualTo(0.1);
        assertThat(Schedule.STEP.factor(0.8)).isEqualTo(0.01);
    }

    @Test
    void shardsCoverABatchInOrderAndStaySmall() {
        for (int batch = 1; batch < 500; batch++) {
            int before = 0;
            for (int shard = 0; shard < Shards.count(batch); shard++) {
                int next = Shards.start(batch, shard + 1);
                assertThat(next - before).isBetween(1, 32);
                before = next;
            }
            assertThat(before).isEqualTo(batch);
        }
        assertThat(Shards.count(50)).isEqualTo(2);
        assertThat(Shards.count(15)).isEqualTo(1);
    }
}
