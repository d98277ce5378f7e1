package org.insula.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MapAgreementTest {
    private static final boolean[] FIRST_TWO = {true, true, false, false};

    @Test
    void ofThreeValuesByHand() {
        // Magnitudes 3, 1, 2, 1 scale to 1, 0, ½, 0: smaller parts 1 + 0, larger 1 + 1 + ½; squares 0 + 1 + ¼.
        MapAgreement agreement = MapAgreement.of(new float[] {-3, 1, 2, -1}, FIRST_TWO);
        assertThat(agreement.wjac()).isEqualTo(1 / 2.5, offset(1e-15));
        assertThat(agreement.euc()).isEqualTo(Math.sqrt(1.25 / 2), offset(1e-15));
        // 3 beats both others; 1 loses to 2 and ties with 1.
        assertThat(agreement.auroc()).isEqualTo(2.5 / 4, offset(1e-15));
        // Half of the recall at precision 1, half where all four are taken.
        assertThat(agreement.auprc()).isEqualTo(0.5 * 1 + 0.5 * 0.5, offset(1e-15));
        assertThat(agreement.precision()).isEqualTo(1);
        assertThat(agreement.recall()).isEqualTo(0.5);
    }

    @Test
    void perfectMapsScoreFullAndReversedOnesNothing() {
        MapAgreement perfect = MapAgreement.of(new float[] {5, -5, 0, 0}, FIRST_TWO);
        assertThat(perfect).isEqualTo(new MapAgreement(1, 0, 1, 1, 1, 0.5));
        MapAgreement reversed = MapAgreement.of(new float[] {0, 0, 1, 1}, FIRST_TWO);
        assertThat(reversed.wjac()).isZero();
        assertThat(reversed.euc()).isEqualTo(Math.sqrt(2), offset(1e-15));
        assertThat(reversed.auroc()).isZero();
        assertThat(reversed.precision()).isZero();
    }

    @Test
    void aConstantMapIsScaledToZeroAndRanksByChance() {
        MapAgreement constant = MapAgreement.of(new float[] {2, 2, -2, 2}, new boolean[] {true, false, false, false});
        assertThat(constant.wjac()).isZero();
        assertThat(constant.euc()).isEqualTo(1);
        assertThat(constant.auroc()).isEqualTo(0.5);
        assertThat(constant.auprc()).isEqualTo(0.25);
        assertThat(constant.precision()).isEqualTo(0.25);
    }

    @Test
    void cutsThroughTiesByExpectation() {
        // The top 2 of 20: one value alone, then one of four tied places of which two matter.
        float[] saliency = new float[20];
        boolean[] reference = new boolean[20];
        saliency[0] = 9;
        for (int i = 1; i <= 4; i++) {
            saliency[i] = 5;
        }
        reference[0] = true;
        reference[1] = true;
        reference[2] = true;
        MapAgreement agreement = MapAgreement.of(saliency, reference);
        assertThat(agreement.precision()).isEqualTo(1.5 / 2);
        assertThat(agreement.recall()).isEqualTo(1.5 / 3);
    }

    @Test
    void leavesOutPlacesWithoutSaliency() {
        float[] saliency = {-3, Float.NaN, 1, 2, -1, Float.NaN};
        boolean[] reference = {true, true, true, false, false, false};
        assertThat(MapAgreement.of(saliency, reference))
                .isEqualTo(MapAgreement.of(new float[] {-3, 1, 2, -1}, FIRST_TWO));
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapAgreement.of(new float[4], new boolean[4]))
                .withMessageContaining("0 of 4 places matter");
        assertThatIllegalArgumentException().isThrownBy(() -> MapAgreement.of(new float[3], new boolean[4]));
    }

    @Property(tries = 200)
    void dependsNeitherOnSignNorOnScale(
            @ForAll @Size(12) List<@FloatRange(min = -1, max = 1) Float> values, @ForAll boolean flip) {
        float[] saliency = new float[12];
        float[] scaled = new float[12];
        boolean[] reference = new boolean[12];
        for (int i = 0; i < 12; i++) {
            saliency[i] = values.get(i);
            scaled[i] = (flip ? -4 : 4) * saliency[i];
            reference[i] = i % 3 == 0;
        }
        MapAgreement agreement = MapAgreement.of(saliency, reference);
        MapAgreement other = MapAgreement.of(scaled, reference);
        assertThat(other.wjac()).isEqualTo(agreement.wjac(), offset(1e-9));
        assertThat(other.euc()).isEqualTo(agreement.euc(), offset(1e-9));
        assertThat(other.auroc()).isEqualTo(agreement.auroc());
        assertThat(other.auprc()).isEqualTo(agreement.auprc());
        assertThat(agreement.wjac()).isBetween(0.0, 1.0);
        assertThat(agreement.auroc()).isBetween(0.0, 1.0);
    }

    @Test
    void averagesEachNumberOverSamples() {
        assertThat(MapAgreement.mean(List.of(new MapAgreement(1, 2, 3, 4, 5, 6), new MapAgreement(3, 4, 5, 6, 7, 8))))
                .isEqualTo(new MapAgreement(2, 3, 4, 5, 6, 7));
    }
}
