package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SignFlipTestTest {
    private static final double NAN = Double.NaN;

    private static List<double[]> subjects(double[]... values) {
        return List.of(values);
    }

    private static List<double[]> drawn(long seed, int subjects, int cells) {
        Random random = new Random(seed);
        List<double[]> drawn = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            drawn.add(random.doubles(cells, -1, 1.5).toArray());
        }
        return drawn;
    }

    @Test
    void countsAllPatternsOfFewSubjects() {
        // Of the 8 signed sums of 1, 2, 3 one reaches 6 and one −6.
        List<double[]> three = subjects(new double[] {1}, new double[] {2}, new double[] {3});
        PermutationResult greater =
                SignFlipTest.withDefaults().with(Alternative.GREATER).test(three);
        assertThat(greater.p()).containsExactly(1 / 8.0);
        assertThat(greater.familyWise()).containsExactly(1 / 8.0);
        assertThat(greater.patterns()).isEqualTo(8);
        assertThat(greater.exact()).isTrue();
        assertThat(SignFlipTest.withDefaults().test(three).p()).containsExactly(2 / 8.0);
        assertThat(SignFlipTest.withDefaults()
                        .with(Alternative.LESS)
                        .test(three)
                        .p())
                .containsExactly(1);
    }

    @Test
    void theFamilysPIsThatOfTheLargestStatistic() {
        // Both cells have the same Σx², so the larger sum is the larger t. Cell 0 sums to 6 as it is, cell 1 once
        // subject 0 is flipped; each sums to 4 when the other has 6. So two patterns reach 6 somewhere, and the same
        // two
        // reach 4.
        List<double[]> three = subjects(new double[] {1, -1}, new double[] {2, 2}, new double[] {3, 3});
        PermutationResult result =
                SignFlipTest.withDefaults().with(Alternative.GREATER).test(three);
        assertThat(result.p()).containsExactly(1 / 8.0, 2 / 8.0);
        assertThat(result.familyWise()).containsExactly(2 / 8.0, 2 / 8.0);
    }

    @Property(tries = 40)
    void agreesWithEveryPatternsTTakenAnew(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 7) int number, @ForAll Alternative alternative) {
        List<double[]> values = drawn(seed, number, 4);
        PermutationResult result = SignFlipTest.withDefaults().with(alternative).test(values);
        double[] observed = evidence(values, 0, alternative);
        int[] asExtreme = new int[4];
        for (int pattern = 0; pattern < 1 << number; pattern++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double each : evidence(values, pattern, alternative)) {
                largest = Math.max(largest, each);
            }
            for (int cell = 0; cell < 4; cell++) {
                asExtreme[cell] += largest >= observed[cell] - 1e-9 * Math.abs(observed[cell]) ? 1 : 0;
            }
        }
        for (int cell = 0; cell < 4; cell++) {
            assertThat(result.familyWise()[cell]).isEqualTo((double) asExtreme[cell] / (1 << number));
        }
    }

    /** Student's t of each cell under a pattern, by its definition. */
    private static double[] evidence(List<double[]> values, int pattern, Alternative alternative) {
        List<double[]> flipped = new ArrayList<>();
        for (int subject = 0; subject < values.size(); subject++) {
            double[] signed = values.get(subject).clone();
            for (int cell = 0; cell < signed.length; cell++) {
                signed[cell] *= (pattern >> subject & 1) == 1 ? -1 : 1;
            }
            flipped.add(signed);
        }
        double[] t = OneSampleTTest.withDefaults().test(flipped).statistic();
        for (int cell = 0; cell < t.length; cell++) {
            t[cell] = alternative.against(t[cell]);
        }
        return t;
    }

    @Test
    void drawnPatternsComeNearAllOfThemAndDependOnTheSeedAlone() {
        List<double[]> values = drawn(3, 12, 30);
        SignFlipTest drawing = SignFlipTest.withDefaults().withPermutations(4000);
        double[] exact = SignFlipTest.withDefaults().test(values).familyWise();
        PermutationResult drawn = drawing.test(values);
        assertThat(drawn.exact()).isFalse();
        assertThat(drawn.patterns()).isEqualTo(4001);
        for (int cell = 0; cell < exact.length; cell++) {
            assertThat(drawn.familyWise()[cell]).isCloseTo(exact[cell], within(0.04));
        }
        assertThat(drawing.test(values).familyWise()).isEqualTo(drawn.familyWise());
        assertThat(drawing.withSeed(1).test(values).familyWise()).isNotEqualTo(drawn.familyWise());
    }

    @Test
    void aMissingSubjectCountsAsAbsentFromThatCell() {
        List<double[]> values = subjects(
                new double[] {1, NAN}, new double[] {2, 2}, new double[] {3, 3}, new double[] {-1, 5}, new double[] {
                    NAN, NAN
                });
        PermutationResult result =
                SignFlipTest.withDefaults().with(Alternative.GREATER).test(values);
        // Four subjects have values. Cell 1 has three of them, whose signed sums reach 10 once in 8.
        assertThat(result.patterns()).isEqualTo(16);
        assertThat(result.p()[1]).isEqualTo(1 / 8.0);
    }

    @Test
    void aCellOfFewSubjectsThatHappenToAgreeDoesNotDrownTheOthers() {
        // Cell 1 is in two subjects that nearly agree: t is 199 with one degree of freedom, less than cell 0's with 11.
        List<double[]> values = new ArrayList<>();
        Random random = new Random(5);
        for (int subject = 0; subject < 12; subject++) {
            double second = subject == 0 ? 1 : subject == 1 ? 1.01 : NAN;
            values.add(new double[] {3 + random.nextGaussian(), second});
        }
        PermutationResult result =
                SignFlipTest.withDefaults().with(Alternative.GREATER).test(values);
        assertThat(result.familyWise()[0]).isLessThan(0.01);
        assertThat(result.familyWise()[1]).isGreaterThan(0.2);
    }

    @Test
    void theFamilysErrorIsTheNominalOneWhereValuesAreSymmetric() {
        Random random = new Random(6);
        int alarms = 0;
        for (int cohort = 0; cohort < 1000; cohort++) {
            List<double[]> values = new ArrayList<>();
            for (int subject = 0; subject < 8; subject++) {
                double common = random.nextGaussian();
                double[] cells = new double[20];
                for (int cell = 0; cell < cells.length; cell++) {
                    cells[cell] = common + random.nextGaussian();
                }
                values.add(cells);
            }
            boolean alarm = false;
            for (double p : SignFlipTest.withDefaults().test(values).familyWise()) {
                alarm |= p <= 0.05;
            }
            alarms += alarm ? 1 : 0;
        }
        // 12 of 256 patterns are 4.7 %: 47 expected, standard deviation 6.7.
        assertThat(alarms).isBetween(27, 67);
    }

    @Test
    void whereThereIsNoTThereIsNoP() {
        PermutationResult result = SignFlipTest.withDefaults()
                .test(subjects(new double[] {1, NAN, 2, 0.1}, new double[] {2, NAN, NAN, 0.1}));
        assertThat(result.p()).containsExactly(0.5, NAN, NAN, NAN);
        assertThat(result.familyWise()).containsExactly(0.5, NAN, NAN, NAN);
        assertThat(SignFlipTest.withDefaults()
                        .test(subjects(new double[] {NAN}))
                        .p())
                .containsExactly(NAN);
    }

    @Test
    void refusesWhatCannotBeTested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignFlipTest.withDefaults().test(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignFlipTest.withDefaults().test(subjects(new double[1], new double[2])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignFlipTest.withDefaults().withPermutations(0));
    }
}
