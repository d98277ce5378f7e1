package org.insula.pipeline.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where labels mean nothing, findings are as rare as their level says. The page has more cohorts. */
class FindingCountsTest {

    @Test
    void permutationsKeepFindingsOnNoiseRare() {
        FindingCounts counts = FindingCounts.of(40, 1, seed -> FindingCounts.byPermutation(FindingCounts.LINEAR, seed));
        // 7 of 40 or more has probability .004 at the level.
        assertThat(counts.alarms()).isLessThan(7);
    }

    @Test
    void subjectsSetAsideKeepFindingsOnNoiseRare() {
        FindingCounts counts =
                FindingCounts.of(60, 1, seed -> FindingCounts.byHeldOutSubjects(FindingCounts.LINEAR, seed));
        assertThat(counts.alarms()).isLessThan(9);
    }

    @Test
    void aCohortsFindingsFollowFromItsSeed() {
        Findings network = FindingCounts.byPermutation(FindingCounts.NETWORK, 3);
        assertThat(network).isEqualTo(FindingCounts.byPermutation(FindingCounts.NETWORK, 3));
        assertThat(network.test()).isEqualTo(Findings.Test.PERMUTATION);
        assertThat(network.canFind()).isTrue();
        Findings aside = FindingCounts.byHeldOutSubjects(FindingCounts.LINEAR, 3);
        assertThat(aside.compared()).isEqualTo(5);
    }
}
