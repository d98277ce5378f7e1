package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;

/** Labels are dealt within subjects, and among runs where runs have one label each. */
class LabelPermutationTest {
    /** Samples written as {@code subject/run/label}. */
    private static SampleTable table(String... samples) {
        List<HeldSample> held = new ArrayList<>();
        for (String each : samples) {
            String[] parts = each.split("/");
            String run = parts[0] + "-" + parts[1];
            Map<String, String> columns = Map.of("subject", parts[0], "run", run, "family", "f");
            held.add(HeldSample.of(
                    run + "-" + held.size(), run, parts[0], columns, Integer.parseInt(parts[2]), 0, 1, new float[] {
                        held.size(), 0
                    }));
        }
        return SampleSet.held(List.of("a", "b", "c"), Cohorts.regions(2), 1, 2, held)
                .table();
    }

    /** So many subjects of two runs, each run with the labels 0, 1 and 0. */
    private static SampleTable mixedRuns(int subjects) {
        return table(IntStream.range(0, subjects * 6)
                .mapToObj(i -> "s" + i / 6 + "/r" + i / 3 % 2 + "/" + i % 3 % 2)
                .toArray(String[]::new));
    }

    private static Map<String, List<Integer>> countsBy(SampleTable table, String column, int[] labels) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            List<Integer> own = counts.computeIfAbsent(
                    table.sample(i).columns().get(column), name -> new ArrayList<>(List.of(0, 0, 0)));
            own.set(labels[i], own.get(labels[i]) + 1);
        }
        return counts;
    }

    private static int[] own(SampleTable table) {
        return table.samples().stream().mapToInt(Sample::label).toArray();
    }

    @Property(tries = 50)
    void everySubjectKeepsItsCountsOfLabels(@ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int index) {
        SampleTable table = mixedRuns(4);
        LabelPermutation permutation = LabelPermutation.of(table, "subject");
        int[] labels = permutation.labels(seed, index);
        assertThat(permutation.exchange()).isEqualTo(LabelPermutation.Exchange.SAMPLES);
        assertThat(countsBy(table, "subject", labels)).isEqualTo(countsBy(table, "subject", own(table)));
    }

    @Property(tries = 50)
    void groupsThatFoldsKeepTogetherKeepTheirsToo(@ForAll long seed) {
        SampleTable table = mixedRuns(1);
        int[] labels = LabelPermutation.of(table, "run").labels(seed, 1);
        assertThat(countsBy(table, "run", labels)).isEqualTo(countsBy(table, "run", own(table)));
    }

    @Test
    void labelsNeverLeaveTheirSubjectThoughAGroupHoldsSeveral() {
        SampleTable table = mixedRuns(3);
        for (int index = 1; index <= 20; index++) {
            int[] labels = LabelPermutation.of(table, "family").labels(5, index);
            assertThat(countsBy(table, "subject", labels)).isEqualTo(countsBy(table, "subject", own(table)));
        }
    }

    @Test
    void aRunOfOneLabelIsDealtAsAWhole() {
        SampleTable table = table("x/1/0", "x/2/1", "x/1/0", "x/3/2", "x/2/1", "y/1/0", "y/2/1", "y/2/1", "y/3/0");
        LabelPermutation permutation = LabelPermutation.of(table, "subject");
        assertThat(permutation.exchange()).isEqualTo(LabelPermutation.Exchange.RUNS);
        // Three different labels in three runs, and two alike of three.
        assertThat(permutation.ways()).isEqualTo(18);
        Set<String> seen = new HashSet<>();
        for (int index = 1; index <= 300; index++) {
            int[] labels = permutation.labels(9, index);
            assertThat(labels[0]).isEqualTo(labels[2]);
            assertThat(labels[1]).isEqualTo(labels[4]);
            assertThat(labels[6]).isEqualTo(labels[7]);
            assertThat(Set.of(labels[0], labels[1], labels[3])).hasSize(3);
            assertThat(labels[5] + labels[6] + labels[8]).isEqualTo(1);
            seen.add(Arrays.toString(labels));
        }
        // Each of 18 would be missed by 300 draws with a chance of 4e-8.
        assertThat(seen).hasSize(18);
    }

    @Test
    void everyWayIsAsLikely() {
        SampleTable table = table("x/1/0", "x/1/1", "x/1/1", "x/1/0");
        LabelPermutation permutation = LabelPermutation.of(table, "subject");
        assertThat(permutation.ways()).isEqualTo(6);
        Map<String, Integer> counts = new TreeMap<>();
        for (int index = 1; index <= 600; index++) {
            counts.merge(Arrays.toString(permutation.labels(3, index)), 1, Integer::sum);
        }
        assertThat(counts).hasSize(6);
        // Expected 100 of each, standard deviation 9.
        assertThat(counts.values()).allMatch(count -> count > 60 && count < 140);
    }

    @Test
    void aDrawFollowsFromSeedAndIndexAlone() {
        LabelPermutation permutation = LabelPermutation.of(mixedRuns(6), "subject");
        int[] third = permutation.labels(1, 3);
        assertThat(LabelPermutation.of(mixedRuns(6), "subject").labels(1, 3)).isEqualTo(third);
        assertThat(permutation.labels(1, 4)).isNotEqualTo(third);
        assertThat(permutation.labels(2, 3)).isNotEqualTo(third);
        assertThatThrownBy(() -> permutation.labels(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyWaysAreTold() {
        assertThat(LabelPermutation.of(mixedRuns(40), "subject").ways()).isGreaterThan(1e40);
    }

    @Test
    void labelsThatDoNotVaryWithinASubjectCannotBePermuted() {
        SampleTable table = table("x/1/0", "x/2/0", "y/1/1", "y/2/1");
        assertThatThrownBy(() -> LabelPermutation.of(table, "subject"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("inference.permutations")
                .hasMessageContaining("same label")
                .hasMessageContaining("set permutations: 0");
    }
}
