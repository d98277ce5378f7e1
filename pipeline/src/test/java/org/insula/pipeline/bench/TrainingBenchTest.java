package org.insula.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingBenchTest {
    private final TrainingShape tiny = new TrainingShape("tiny", 6, 4, 3, 5, 2, 40, 20);

    @Test
    void measuresEveryShape() {
        List<String> measured = new ArrayList<>();
        TrainingFigures result = new TrainingBench(List.of(tiny, tiny.withFrames(9)), 2, 2, 0).run(measured::add);
        assertThat(result.shapes()).extracting(row -> row.shape().frames()).containsExactly(6, 9);
        assertThat(result.shapes()).allSatisfy(row -> {
            assertThat(row.epoch()).isGreaterThanOrEqualTo(row.fastest()).isPositive();
            assertThat(row.floor()).isPositive();
        });
        assertThat(measured).hasSize(4).element(1, STRING).contains("tiny");
        assertThat(result.lines())
                .hasSize(7)
                .anySatisfy(line -> assertThat(line).contains("tiny", "9 x   4"));
        assertThat(result.toMap())
                .containsKeys(
                        "shapes", "allThreadsGigaflops", "twoFoldsTogetherSeconds", "gradientsOf300SamplesSeconds");
    }

    @Test
    void countsTheOperationsOfTheProducts() {
        double scores = 2 * 4 * 5 + 3 * 5 * 2;
        double cell = 3 * 12 * (4 + 3);
        assertThat(tiny.operations()).isEqualTo(2 * 40 * 6 * (scores + 5 * 2 * 4 + cell), offset(1e-6));
    }
}
