package org.insula.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankAgreementTest {
    private static final float NAN = Float.NaN;

    @Test
    void agreesWithAHandCalculation() {
        // From the top: 9 matters, −8 does not, 7 matters, 1 does not. 3 of 4 pairs are in order; precision is 1 at the
        // first, 2/3 at the second that matters; of the top two one matters.
        RankAgreement agreement =
                RankAgreement.of(new float[] {7, 1, 9, 8, NAN}, new boolean[] {true, false, true, false, true});
        assertThat(agreement.auroc()).isEqualTo(0.75);
        assertThat(agreement.auprc()).isCloseTo(5 / 6.0, within(1e-15));
        assertThat(agreement.precisionAtK()).isEqualTo(0.5);
        assertThat(agreement.baseRate()).isEqualTo(0.5);
    }

    @Test
    void whereNothingOrEverythingMattersThereIsNoOrder() {
        assertThat(RankAgreement.of(new float[] {1, NAN}, new boolean[] {false, true})
                        .auroc())
                .isNaN();
        assertThat(RankAgreement.of(new float[] {1, 2}, new boolean[] {true, true})
                        .baseRate())
                .isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> RankAgreement.of(new float[2], new boolean[1]));
    }

    @Test
    void countsTopPlacesOnFramesOfTheTask() {
        // Two regions, five frames, task on in frames 1 and 2; ten places, of which region 1 is missing in all.
        float[] saliency = {1, NAN, 9, NAN, 4, NAN, 5, NAN, 2, NAN};
        boolean[] on = {false, true, true, false, false};
        // Of 5 places: the top one (9) is on; of the top three (9, 5, 4) two are on; of all two.
        assertThat(TaskOnShare.of(saliency, on, List.of(0.2, 0.6, 1.0))).containsExactly(1, 2 / 3.0, 0.4);
        assertThat(TaskOnShare.of(saliency, new boolean[5], List.of(0.5))).containsExactly(0);
        assertThat(TaskOnShare.of(new float[] {NAN}, new boolean[] {true}, List.of(0.5)))
                .containsExactly(Double.NaN);
        assertThatIllegalArgumentException().isThrownBy(() -> TaskOnShare.of(saliency, new boolean[3], List.of(0.5)));
    }

    @Test
    void whatSpeaksAgainstComesLast() {
        RankAgreement agreement =
                RankAgreement.of(new float[] {-9, 1, 2, -0f, 0}, new boolean[] {true, false, true, false, true});
        // 2 leads both others, 0 ties with the other 0 and is below 1, −9 is below both: 2 + 1/2 of 6 pairs.
        assertThat(agreement.auroc()).isEqualTo(2.5 / 6);
        assertThat(agreement.precisionAtK()).isEqualTo((1 + 0 + 0.5) / 3);
    }
}
