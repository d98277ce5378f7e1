package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
    private static final double NAN = Double.NaN;

    @Test
    void agreesWithAHandCalculation() {
        // Ascending: .0625 · 4/1 = .25, .125 · 4/2 = .25, .5 · 4/3 = .667, .5 · 4/4 = .5, so .5 for both of the last.
        assertThat(BenjaminiHochberg.adjust(new double[] {.5, .0625, NAN, .125, .5}))
                .containsExactly(.5, .25, NAN, .25, .5);
    }

    @Test
    void aSinglePIsItsOwnQAndNoneIsNone() {
        assertThat(BenjaminiHochberg.adjust(new double[] {.03})).containsExactly(.03);
        assertThat(BenjaminiHochberg.adjust(new double[] {NAN})).containsExactly(NAN);
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
    }

    @Test
    void discoversNothingInMostNullFamilies() {
        Random random = new Random(1);
        int families = 0;
        for (int family = 0; family < 1000; family++) {
            boolean discovery = false;
            for (double q : BenjaminiHochberg.adjust(random.doubles(50).toArray())) {
                discovery |= q < 0.05;
            }
            families += discovery ? 1 : 0;
        }
        // 50 expected, standard deviation 6.9.
        assertThat(families).isBetween(29, 71);
    }
}
