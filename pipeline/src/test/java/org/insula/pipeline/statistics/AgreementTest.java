package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Kendall's W, Spearman's correlation and split halves. */
class AgreementTest {
    private static final double NAN = Double.NaN;

    @Test
    void kendallsWAgreesWithAHandCalculation() {
        // Rank sums 5, 6, 7 of 3 subjects: S = 2, W = 12 · 2 / (9 · 24) = 1/9; χ² = 3 · 2 / 9 with 2 degrees of
        // freedom.
        KendallW w = KendallW.of(List.of(new double[] {.1, .2, .3}, new double[] {1, 2, 3}, new double[] {30, 20, 10}));
        assertThat(w.w()).isCloseTo(1 / 9.0, within(1e-15));
        assertThat(w.statistic()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(w.p()).isCloseTo(Math.exp(-1 / 3.0), within(1e-12));
        assertThat(w.subjects()).isEqualTo(3);
    }

    @Test
    void kendallsWSharesTiedRanks() {
        // Ranks 1.5, 1.5, 3 and 1, 2, 3: S = 6.5, ties 2³ − 2 = 6, so W = 12 · 6.5 / (4 · 24 − 2 · 6) = 78 / 84.
        assertThat(KendallW.of(List.of(new double[] {5, 5, 9}, new double[] {1, 2, 3}))
                        .w())
                .isCloseTo(78 / 84.0, within(1e-15));
    }

    @Test
    void kendallsWIsOneWhereAllAgreeAndKeepsToCellsThatAllHave() {
        KendallW w = KendallW.of(List.of(new double[] {1, NAN, 3, 4}, new double[] {2, 9, 5, 7}));
        assertThat(w.w()).isCloseTo(1, within(1e-15));
        assertThat(w.cells()).isEqualTo(3);
        assertThat(KendallW.of(List.of(new double[] {1, 2})).w()).isNaN();
        assertThat(KendallW.of(List.of(new double[] {1, NAN}, new double[] {NAN, 2}))
                        .p())
                .isNaN();
        assertThat(KendallW.of(List.of(new double[] {2, 2}, new double[] {3, 3}))
                        .w())
                .isNaN();
    }

    @Test
    void kendallsPStaysAboveZeroHoweverSmall() {
        List<double[]> same = new ArrayList<>();
        for (int subject = 0; subject < 20; subject++) {
            same.add(new double[] {1, 2, 3});
        }
        // χ² = 20 · 2 with 2 degrees of freedom: e^−20.
        assertThat(KendallW.of(same).p()).isCloseTo(Math.exp(-20), within(1e-15));
    }

    @Test
    void kendallsPIsUniformWhereNobodyAgrees() {
        Random random = new Random(2);
        int below = 0;
        for (int cohort = 0; cohort < 400; cohort++) {
            List<double[]> subjects = new ArrayList<>();
            for (int subject = 0; subject < 10; subject++) {
                subjects.add(random.doubles(20).toArray());
            }
            below += KendallW.of(subjects).p() < 0.05 ? 1 : 0;
        }
        // 20 of 400 expected, standard deviation 4.4.
        assertThat(below).isBetween(7, 33);
    }

    @Test
    void correlatesRanksOverCellsThatBothHave() {
        assertThat(RankCorrelation.of(new double[] {1, 2, NAN, 30}, new double[] {4, 5, 1, 6}))
                .isCloseTo(1, within(1e-15));
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .isCloseTo(-1, within(1e-15));
        // Ranks 1 2 3 4 and 2 1 4 3: 1 − 6 · 4 / (4 · 15) = 0.6.
        assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3}))
                .isCloseTo(0.6, within(1e-15));
        assertThat(RankCorrelation.of(new double[] {1, NAN}, new double[] {1, 2}))
                .isNaN();
        assertThat(RankCorrelation.of(new double[] {1, 1}, new double[] {1, 2})).isNaN();
    }

    @Test
    void averagesOverPairsThatHaveACorrelation() {
        assertThat(RankCorrelation.meanOfPairs(
                        List.of(new double[] {1, 2, 3}, new double[] {2, 3, 4}, new double[] {3, 2, 1})))
                .isCloseTo(-1 / 3.0, within(1e-15));
        assertThat(RankCorrelation.meanOfPairs(List.of(new double[] {1, 2}))).isNaN();
    }

    @Test
    void halvesAgreeWhereSubjectsDoAndNotWhereTheyAreNoise() {
        Random random = new Random(4);
        List<double[]> same = new ArrayList<>();
        List<double[]> noise = new ArrayList<>();
        for (int subject = 0; subject < 9; subject++) {
            double[] values = random.doubles(500).toArray();
            noise.add(values);
            double[] close = values.clone();
            for (int cell = 0; cell < close.length; cell++) {
                close[cell] += cell;
            }
            same.add(close);
        }
        assertThat(SplitHalf.withDefaults().of(same)).isGreaterThan(0.99);
        assertThat(SplitHalf.withDefaults().of(noise)).isBetween(-0.2, 0.2);
        assertThat(SplitHalf.withDefaults().withSplits(3).withSeed(1).of(noise))
                .isEqualTo(SplitHalf.withDefaults().withSplits(3).withSeed(1).of(noise));
        assertThat(SplitHalf.withDefaults().of(same.subList(0, 1))).isNaN();
    }
}
