package org.insula.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccuracyIntervalTest {

    private static List<GroupAccuracy> groups(int samples, double... accuracies) {
        List<GroupAccuracy> groups = new ArrayList<>();
        for (double accuracy : accuracies) {
            groups.add(new GroupAccuracy("g" + groups.size(), samples, accuracy));
        }
        return groups;
    }

    @Test
    void whereAllAreRightEachGroupCountsAsOneTrial() {
        // Clopper and Pearson with n of n right: (α/2)^(1/n) to 1.
        AccuracyInterval interval = AccuracyInterval.of(groups(40, 1, 1, 1, 1));
        assertThat(interval.low()).isCloseTo(Math.pow(0.025, 1 / 4.0), within(1e-6));
        assertThat(interval.high()).isEqualTo(1);
        AccuracyInterval wrong = AccuracyInterval.of(groups(40, 0, 0));
        assertThat(wrong.low()).isZero();
        assertThat(wrong.high()).isCloseTo(1 - Math.pow(0.025, 1 / 2.0), within(1e-6));
    }

    @Test
    void groupsOfOneSampleGiveClopperAndPearsonsOwnInterval() {
        // 15 of 20 right: 0.5090 to 0.9134. The spread over groups speaks of 19 samples instead of 20.
        double[] accuracies = new double[20];
        Arrays.fill(accuracies, 0, 15, 1);
        AccuracyInterval interval = AccuracyInterval.of(groups(1, accuracies));
        assertThat(interval.effectiveSamples()).isCloseTo(19, within(1e-9));
        assertThat(interval.low()).isCloseTo(0.509, within(0.01));
        assertThat(interval.high()).isCloseTo(0.913, within(0.01));
    }

    @Test
    void subjectsThatDifferMakeItWider() {
        AccuracyInterval alike = AccuracyInterval.of(groups(20, 0.7, 0.75, 0.8, 0.75));
        AccuracyInterval different = AccuracyInterval.of(groups(20, 0.5, 1, 0.6, 0.9));
        assertThat(different.high() - different.low()).isGreaterThan(1.5 * (alike.high() - alike.low()));
        assertThat(alike.effectiveSamples()).isLessThanOrEqualTo(80);
    }

    @Test
    void holdsTheTruthAsOftenAsItSays() {
        // Subjects' own accuracies spread around 0.7; 10 samples each.
        Random random = new Random(17);
        int held = 0;
        for (int study = 0; study < 1000; study++) {
            double[] accuracies = new double[12];
            for (int subject = 0; subject < accuracies.length; subject++) {
                double own = 0.7 + 0.3 * (random.nextDouble() + random.nextDouble() - 1);
                for (int sample = 0; sample < 10; sample++) {
                    accuracies[subject] += random.nextDouble() < own ? 0.1 : 0;
                }
            }
            AccuracyInterval interval = AccuracyInterval.of(groups(10, accuracies));
            held += interval.low() <= 0.7 && interval.high() >= 0.7 ? 1 : 0;
        }
        assertThat(held).isBetween(940, 990);
    }

    @Test
    void aSingleGroupHasNoInterval() {
        assertThat(AccuracyInterval.of(groups(9, 0.7)).low()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> AccuracyInterval.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> AccuracyInterval.of(groups(9, 1, 1), 1));
    }
}
