package org.insula.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    /** Label 0: 6 of 8 right; label 1: 1 of 2 right. */
    private static final Performance UNEVEN = Performance.ofConfusion(new int[][] {{6, 2}, {1, 1}});

    @Test
    void countsRightPredictions() {
        assertThat(UNEVEN.total()).isEqualTo(10);
        assertThat(UNEVEN.accuracy()).isEqualTo(0.7);
    }

    @Test
    void weighsLabelsAlikeInBalancedAccuracy() {
        assertThat(UNEVEN.balancedAccuracy()).isEqualTo((0.75 + 0.5) / 2);
    }

    @Test
    void takesTheLargestLabelAsChance() {
        assertThat(UNEVEN.chance()).isEqualTo(0.8);
    }

    @Test
    void leavesLabelsThatDoNotOccurOutOfBalancedAccuracy() {
        assertThat(Performance.ofConfusion(new int[][] {{3, 1, 0}, {0, 0, 0}, {0, 0, 2}})
                        .balancedAccuracy())
                .isEqualTo((0.75 + 1) / 2);
    }

    @Test
    void readsPredictionsWithTrueLabelsInRows() {
        Performance performance =
                Performance.of(List.of(new Prediction("a", "g", 1, 0, 1), new Prediction("b", "g", 1, 1, 1)), 2);
        assertThat(performance.confusion()).isDeepEqualTo(new int[][] {{0, 1}, {0, 1}});
    }

    @Test
    void addsFolds() {
        assertThat(UNEVEN.plus(UNEVEN)).isEqualTo(Performance.ofConfusion(new int[][] {{12, 4}, {2, 2}}));
    }

    @Test
    void isNaNWithoutPredictions() {
        Performance none = Performance.of(List.of(), 2);
        assertThat(none.accuracy()).isNaN();
        assertThat(none.balancedAccuracy()).isNaN();
        assertThat(none.chance()).isNaN();
    }

    @Test
    void refusesAConfusionMatrixThatIsNotSquare() {
        assertThatThrownBy(() -> Performance.ofConfusion(new int[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }

    @Test
    void averagesAGroupOverSamplesAndSeeds() {
        List<GroupAccuracy> groups = GroupAccuracy.of(List.of(
                new Prediction("a", "g2", 1, 0, 0),
                new Prediction("a", "g2", 2, 0, 1),
                new Prediction("b", "g2", 1, 1, 1),
                new Prediction("b", "g2", 2, 1, 1),
                new Prediction("c", "g1", 1, 1, 0)));
        assertThat(groups).containsExactly(new GroupAccuracy("g1", 1, 0), new GroupAccuracy("g2", 2, 0.75));
    }

    @Test
    void describesItsNumbers() {
        assertThat(UNEVEN.toString()).contains("0.7").contains("0.8");
        assertThat(UNEVEN.balancedAccuracy()).isCloseTo(0.625, within(1e-15));
    }
}
