package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargestStatisticTestTest {

    @Test
    void countsPermutationsThatReachACellAndThoseWhoseLargestCellReachesIt() {
        List<double[]> permuted = List.of(new double[] {1, 0}, new double[] {0, 4}, new double[] {2, 1});

        PermutationResult result = LargestStatisticTest.test(new double[] {3, 0.5}, permuted);

        assertThat(result.p()).containsExactly(1 / 4.0, 3 / 4.0);
        assertThat(result.familyWise()).containsExactly(2 / 4.0, 4 / 4.0);
        assertThat(result.patterns()).isEqualTo(4);
    }

    @Test
    void aTieCountsAgainstTheFinding() {
        PermutationResult result = LargestStatisticTest.test(new double[] {2}, List.of(new double[] {2 - 1e-12}));

        assertThat(result.familyWise()).containsExactly(1);
    }

    @Test
    void aMissingCellIsNotTestedAndOneMissingInAPermutationIsNoEvidence() {
        double nan = Double.NaN;

        PermutationResult result = LargestStatisticTest.test(new double[] {nan, 5}, List.of(new double[] {9, nan}));

        assertThat(result.p()[0]).isNaN();
        assertThat(result.familyWise()[0]).isNaN();
        assertThat(result.p()[1]).isEqualTo(1);
        assertThat(result.familyWise()[1]).isEqualTo(1);
    }

    @Test
    void refusesNoPermutationAndOtherLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargestStatisticTest.test(new double[] {1}, List.of()))
                .withMessageContaining("no permutations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargestStatisticTest.test(new double[] {1}, List.of(new double[2])))
                .withMessageContaining("2 cells, expected 1");
    }

    @Test
    void findsSomethingInNoMoreThanOneOfTwentyFamiliesOfNoise() {
        Random random = new Random(4);
        int found = 0;
        for (int family = 0; family < 2000; family++) {
            List<double[]> maps = new ArrayList<>();
            for (int map = 0; map < 20; map++) {
                double[] values = new double[30];
                Arrays.setAll(values, cell -> random.nextGaussian() * (1 + cell));
                maps.add(values);
            }
            double[] p =
                    LargestStatisticTest.test(maps.get(0), maps.subList(1, 20)).familyWise();
            found += Arrays.stream(p).anyMatch(value -> value <= 0.05) ? 1 : 0;
        }
        assertThat(found / 2000.0).isEqualTo(0.05, within(0.015));
    }

    @Test
    void studentisedMeansAreMeansOverTheirOwnAndTheUsualError() {
        // Means 2, 20, 0; standard errors 1, 10, 2, whose median is 2.
        List<double[]> subjects = List.of(new double[] {1, 10, -2, 7}, new double[] {3, 30, 2, 7});

        double[] studentised = StudentisedMean.of(subjects);

        assertThat(studentised[0]).isCloseTo(2 / (1 + 2.0), within(1e-12));
        assertThat(studentised[1]).isCloseTo(20 / (10 + 2.0), within(1e-12));
        assertThat(studentised[2]).isZero();
        assertThat(studentised[3]).isNaN();
    }

    @Test
    void studentisedMeansDoNotDependOnTheUnit() {
        List<double[]> subjects =
                List.of(new double[] {1, 4, Double.NaN}, new double[] {3, 9, 2}, new double[] {2, 2, 8});
        List<double[]> scaled = subjects.stream()
                .map(each -> Arrays.stream(each).map(value -> 1000 * value).toArray())
                .toList();

        assertThat(StudentisedMean.of(scaled)).containsExactly(StudentisedMean.of(subjects), within(1e-12));
    }
}
