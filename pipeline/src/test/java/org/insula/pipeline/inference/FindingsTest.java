package org.insula.pipeline.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.pipeline.statistics.SignFlipTest;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final List<String> LABELS = List.of("a", "b");

    private static RegionEvidence evidence(double... statistics) {
        return RegionEvidence.of(LABELS, statistics);
    }

    @Test
    void aRegionIsImportantWhereNoPermutationHasALargerStatisticAnywhere() {
        List<RegionEvidence> permuted = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            permuted.add(evidence(1, 0, 0, i == 0 ? 4 : 1));
        }

        Findings findings = Findings.byPermutation(evidence(5, 3, 0, 2), permuted);

        assertThat(findings.familyWise("a")).containsExactly(1 / 20.0, 2 / 20.0);
        assertThat(findings.p("a")).containsExactly(1 / 20.0, 1 / 20.0);
        assertThat(findings.important("a")).containsExactly(true, false);
        assertThat(findings.important("b")).containsExactly(false, false);
        assertThat(findings.compared()).isEqualTo(19);
        assertThat(findings.canFind()).isTrue();
    }

    @Test
    void eighteenPermutationsCanFindNothing() {
        List<RegionEvidence> permuted = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            permuted.add(evidence(0, 0, 0, 0));
        }

        Findings findings = Findings.byPermutation(evidence(5, 3, 9, 2), permuted);

        assertThat(findings.canFind()).isFalse();
        assertThat(findings.important("b")).containsExactly(false, false);
    }

    @Test
    void withoutATestNothingIsImportant() {
        Findings findings = Findings.none(LABELS, 3);

        assertThat(findings.test()).isEqualTo(Findings.Test.NONE);
        assertThat(findings.familyWise("b")).containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThat(findings.important("a")).containsOnly(false);
    }

    @Test
    void overSubjectsSetAsideSignsAreFlippedAllLabelsAndRegionsTogether() {
        Map<String, double[]> contributions = new TreeMap<>();
        for (int subject = 0; subject < 6; subject++) {
            double noise = subject % 2 == 0 ? 0.1 * subject : -0.1 * subject;
            contributions.put("s" + subject, new double[] {1 + noise, noise, -1 + noise, Double.NaN});
        }

        Findings findings = Findings.byHeldOutSubjects(LABELS, contributions, SignFlipTest.withDefaults());

        // Of 2⁶ patterns the true one is as extreme, and the one of all flips, by the region that speaks against b.
        assertThat(findings.familyWise("a")[0]).isCloseTo(2 / 64.0, within(1e-12));
        assertThat(findings.important("a")).containsExactly(true, false);
        assertThat(findings.important("b")).containsExactly(false, false);
        assertThat(findings.familyWise("b")[1]).isNaN();
        assertThat(findings.compared()).isEqualTo(6);
    }
}
