package org.insula.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.TrainingOptions;
import org.junit.jupiter.api.Test;

class StudyNeedsTest {
    private static final StudySizes SIZES = new StudySizes(1000, 50, 8000, 300, 20, 10, 7, 5);
    private static final Need NETWORK = new Need(10_000_000, 3_000_000);
    private static final TrainingOptions OPTIONS = TrainingOptions.defaults().withBatch(2);

    private static Need network(ModelSpec model, TrainingOptions options) {
        return NetworkNeed.of(Candidate.of(model, options), 5, 10);
    }

    @Test
    void countsBytesAsTheTableSays() {
        StudyNeeds needs = StudyNeeds.of(SIZES, NETWORK);
        assertThat(needs.run()).isEqualTo(new Need(8 * 1000 + 24 * 300 + 16 * 50 * 20, 0));
        assertThat(needs.atlas()).isEqualTo(new Need(8000, 0));
        assertThat(needs.samples()).isEqualTo(new Need(160 * 7, 0));
    }

    @Test
    void tasksAtTheSameTimeAddUpAndStepsDoNot() {
        StudyNeeds needs = StudyNeeds.of(SIZES, NETWORK);
        assertThat(needs.executor(2)).isEqualTo(new Need(StudyNeeds.IDLE + 1120 + 20_000_000, 6_000_000));
        assertThat(StudyNeeds.of(SIZES, Need.NONE).executor(2))
                .isEqualTo(new Need(StudyNeeds.IDLE + 8000 + 2 * 31_200, 0));
        assertThat(needs.driver()).isEqualTo(new Need(StudyNeeds.IDLE + 8000, 0));
    }

    @Test
    void countsAnLstmByHand() {
        // 2 samples of 5 frames: 10 rows; R = 10, H = 3: (10 + 3 + 1) 4 · 3 = 168 parameters.
        Need need = network(ModelSpec.lstm().withHidden(3), OPTIONS);
        long working = 168 * 8 * 4;
        assertThat(need.heap()).isEqualTo(4 * 10 * (4 * 10 + 20 * 3) + 8 * 10 * 10 + working + 8 * 7 * 168);
        assertThat(need.direct()).isEqualTo(4 * 10 * (2 * 10 + 15 * 3) + working);
    }

    @Test
    void explainingTakesABatchOfHeldOutSamplesInFloat64() {
        ModelSpec model = ModelSpec.lstm().withHidden(3);
        // 50 samples of 5 frames: 250 rows; 168 parameters; R = 10, H = 3.
        Need need = NetworkNeed.ofExplaining(model, 5, 10);
        assertThat(need.heap()).isEqualTo(8 * (250 * (4 * 10 + 20 * 3) + 2 * 168 + 4 * 250 * 10));
        assertThat(need.direct()).isEqualTo(8 * (250 * (2 * 10 + 15 * 3) + 2 * 168));
        // Training in small batches takes less, so that explaining decides what the study takes.
        assertThat(network(model, OPTIONS).heap()).isLessThan(need.heap());
    }

    @Test
    void aLinearModelHoldsItsSamplesAndTheirCoordinates() {
        // 7 samples of 2000 values, on at most 7 axes.
        assertThat(NetworkNeed.ofLinear(7, 2000)).isEqualTo(new Need(8 * 7 * (2000 + 14 * 7), 0));
        assertThat(NetworkNeed.ofLinear(2000, 7)).isEqualTo(new Need(8 * 2000 * (7 + 14 * 7), 0));
    }

    @Test
    void growsWithEverythingThatIsLarger() {
        ModelSpec model = ModelSpec.inputCellLstm().withHidden(8);
        Need need = network(model, OPTIONS);
        List<Need> larger = List.of(
                network(model.withHidden(9), OPTIONS),
                network(model.withDirection(Direction.BIDIRECTIONAL), OPTIONS),
                network(model.withReduction(HopReduction.FLATTEN), OPTIONS),
                network(model.withHops(model.hops() + 1), OPTIONS),
                network(model, OPTIONS.withBatch(3)),
                network(model, OPTIONS.withPrecision(Precision.FLOAT64)));
        assertThat(larger).allMatch(more -> more.heap() > need.heap() && more.direct() > need.direct());
        assertThat(network(model.withCell(CellKind.RNN), OPTIONS).heap()).isLessThan(need.heap());
    }
}
