package org.insula.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.insula.jobs.report.Decoding.Verdict;
import org.junit.jupiter.api.Test;

class ModelCardTest {

    private static final double NAN = Double.NaN;

    @Test
    void warnsOffTheMapsOfAModelAtChance() {
        ModelCard card = card(new Decoding(0.14, 0.02, 0.125, 0.31, 6, Verdict.NOT_ABOVE_CHANCE));
        assertThat(card.verdictSentence())
                .startsWith("Not above chance (p\u00a0=\u00a00.310, 6\u00a0runs).")
                .contains("do not read its maps");
    }

    @Test
    void saysWhyAModelCouldNotBeTested() {
        ModelCard card = card(new Decoding(0.9, NAN, 0.5, NAN, 1, Verdict.NOT_TESTED));
        assertThat(card.verdictSentence()).contains("at least two runs");
        assertThat(card.accuracyWithError()).isEqualTo("90.0\u00a0%");
        assertThat(card.pValue()).isEqualTo("n/a");
    }

    @Test
    void averagesBalancedAccuracyWhereItIsDefined() {
        ModelCard card = card(
                new Decoding(0.9, 0.1, 0.5, 0.01, 3, Verdict.ABOVE_CHANCE),
                new FoldScore(0, 1, 10, 0.5, 0.25),
                new FoldScore(1, 1, 10, 0.5, NAN),
                new FoldScore(2, 1, 10, 0.5, 0.75));
        assertThat(card.balancedAccuracy()).isEqualTo("50.0\u00a0%");
    }

    @Test
    void writesAMissingAccuracyAsNotAvailable() {
        ModelCard card = card(new Decoding(NAN, NAN, 0.5, NAN, 0, Verdict.NOT_TESTED));
        assertThat(card.accuracy()).isEqualTo("n/a");
        assertThat(card.accuracyBar()).isZero();
    }

    private static ModelCard card(Decoding decoding, FoldScore... scores) {
        ConfusionMatrix none = ConfusionMatrix.of(new int[0][]);
        return new ModelCard(new ModelReport("lstm", decoding, List.of(scores), none, List.of()), "run");
    }
}
