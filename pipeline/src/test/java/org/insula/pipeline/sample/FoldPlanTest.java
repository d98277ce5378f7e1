package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;

class FoldPlanTest {

    /** Subjects s0, s1, … with the given samples of each of the labels. */
    private static SampleTable balanced(int subjects, int labels, int each) {
        List<String> groups = new ArrayList<>();
        List<Integer> ofSample = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            for (int i = 0; i < labels * each; i++) {
                groups.add("s" + subject);
                ofSample.add(i % labels);
            }
        }
        return Cohorts.sampleTable(
                groups.toArray(String[]::new),
                ofSample.stream().mapToInt(i -> i).toArray(),
                labels);
    }

    private static Set<String> subjects(SampleTable samples, int[] indices) {
        return Arrays.stream(indices)
                .mapToObj(index -> samples.sample(index).subject())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int[] labelCounts(SampleTable samples, int[] indices) {
        int[] counts = new int[samples.labels().size()];
        Arrays.stream(indices).forEach(index -> counts[samples.sample(index).label()]++);
        return counts;
    }

    @Test
    void subjectsSetAsideAreTestedByANetworkOfAllOthersAndSeenByNoFold() {
        SampleTable samples = balanced(10, 2, 3);
        List<Fold> folds =
                FoldPlan.plan(samples, FoldOptions.withDefaults(1).withFolds(3).withHeldOutShare(0.4));
        assertThat(folds).hasSize(4);
        Set<String> aside = subjects(samples, folds.get(3).test());
        assertThat(aside).hasSize(4);
        Set<String> tested = new TreeSet<>();
        for (Fold fold : folds.subList(0, 3)) {
            assertThat(subjects(samples, fold.train())).doesNotContainAnyElementsOf(aside);
            assertThat(subjects(samples, fold.validation())).doesNotContainAnyElementsOf(aside);
            tested.addAll(subjects(samples, fold.test()));
        }
        assertThat(tested).hasSize(6).doesNotContainAnyElementsOf(aside);
        assertThat(subjects(samples, folds.get(3).train())).isSubsetOf(tested);
    }

    @Test
    void refusesMoreFoldsThanSubjectsAreLeftBesidesThoseSetAside() {
        SampleTable samples = balanced(6, 2, 3);
        assertThatThrownBy(
                        () -> FoldPlan.plan(samples, FoldOptions.withDefaults(1).withHeldOutShare(0.5)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found 3 besides those set aside");
        assertThatThrownBy(() -> FoldOptions.withDefaults(1).withHeldOutShare(0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("held-out share 0.9");
    }

    @Test
    void testsEachSubjectOnceAndKeepsAFifthOfTheRestForValidation() {
        SampleTable samples = balanced(10, 2, 3);
        List<Fold> folds = FoldPlan.plan(samples, FoldOptions.withDefaults(1));
        assertThat(folds).hasSize(5);
        for (Fold fold : folds) {
            assertThat(subjects(samples, fold.test())).hasSize(2);
            assertThat(subjects(samples, fold.validation())).hasSize(2);
            assertThat(subjects(samples, fold.train())).hasSize(6);
        }
    }

    @Test
    void takesTurnsInWhoValidates() {
        SampleTable samples = balanced(10, 2, 3);
        Set<String> validators = new TreeSet<>();
        for (Fold fold : FoldPlan.plan(samples, FoldOptions.withDefaults(1))) {
            validators.addAll(subjects(samples, fold.validation()));
        }
        assertThat(validators).hasSizeGreaterThan(5);
    }

    @Test
    void givesTheSameFoldsForTheSameSeedAndOthersForAnother() {
        SampleTable samples = balanced(12, 3, 2);
        FoldOptions options = FoldOptions.withDefaults(5);
        assertThat(FoldPlan.plan(samples, options)).isEqualTo(FoldPlan.plan(samples, options));
        assertThat(FoldPlan.plan(samples, options)).isNotEqualTo(FoldPlan.plan(samples, FoldOptions.withDefaults(6)));
    }

    @Test
    void spreadsLabelsThatDifferBetweenSubjects() {
        String[] groups = new String[24];
        int[] labels = new int[24];
        for (int i = 0; i < 24; i++) {
            groups[i] = "s" + i / 2;
            labels[i] = i / 2 < 6 ? 0 : 1;
        }
        SampleTable samples = Cohorts.sampleTable(groups, labels, 2);
        for (Fold fold : FoldPlan.plan(samples, FoldOptions.withDefaults(3).withFolds(3))) {
            assertThat(labelCounts(samples, fold.test())).containsExactly(4, 4);
            assertThat(labelCounts(samples, fold.validation())).containsExactly(2, 2);
        }
    }

    @Test
    void leavesValidationEmptyWhenNoShareIsAskedFor() {
        SampleTable samples = balanced(2, 2, 1);
        FoldOptions options = FoldOptions.withDefaults(1).withFolds(2).withValidationShare(0);
        assertThat(FoldPlan.plan(samples, options)).allSatisfy(fold -> {
            assertThat(fold.validation()).isEmpty();
            assertThat(fold.train()).hasSize(2);
        });
    }

    @Test
    void tellsASingleSubjectToGroupByRun() {
        assertThatThrownBy(() -> FoldPlan.plan(
                        balanced(1, 2, 8), FoldOptions.withDefaults(1).withFolds(4)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("all 16 samples are of the same subject (s0)")
                .hasMessageContaining("group: run");
    }

    @Test
    void dividesASingleSubjectByRun() {
        SampleTable samples = balanced(1, 2, 8);
        FoldOptions options = FoldOptions.withDefaults(1).withFolds(4).withGroup("run");
        // Runs 0 and 2 hold label 0 only, runs 1 and 3 label 1 only: training keeps one of each.
        assertThat(FoldPlan.plan(samples, options.withValidationShare(0)))
                .allSatisfy(
                        fold -> assertThat(labelCounts(samples, fold.train())).doesNotContain(0));
    }

    @Test
    void refusesFewerGroupsThanFolds() {
        assertThatThrownBy(() -> FoldPlan.plan(balanced(3, 2, 1), FoldOptions.withDefaults(1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("5 folds need as many values of subject, found 3; set folds: 3");
    }

    @Test
    void refusesValidationWithTwoGroups() {
        assertThatThrownBy(() -> FoldPlan.plan(
                        balanced(2, 2, 1), FoldOptions.withDefaults(1).withFolds(2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("validationShare: 0");
    }

    @Test
    void refusesALabelThatOccursInASingleGroup() {
        SampleTable samples = Cohorts.sampleTable(new String[] {"a", "a", "b", "c", "d"}, new int[] {0, 1, 0, 0, 0}, 2);
        assertThatThrownBy(
                        () -> FoldPlan.plan(samples, FoldOptions.withDefaults(1).withFolds(2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("label label1 occurs in a single subject (a)");
    }

    @Test
    void refusesAnUnknownColumnAndNamesTheKnownOnes() {
        assertThatThrownBy(() -> FoldPlan.plan(
                        balanced(4, 2, 1), FoldOptions.withDefaults(1).withGroup("family")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no column family")
                .hasMessageContaining("[run, subject, task]");
    }

    @Test
    void refusesOneFoldAndShareOfOne() {
        assertThatThrownBy(() -> FoldOptions.withDefaults(1).withFolds(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FoldOptions.withDefaults(1).withValidationShare(1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FoldOptions.withDefaults(1).withGroup(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void neverSplitsAGroupAndTestsEverySampleOnce(
            @ForAll @IntRange(min = 3, max = 15) int subjects,
            @ForAll @IntRange(min = 2, max = 5) int folds,
            @ForAll @DoubleRange(min = 0, max = 0.5) double share,
            @ForAll long seed) {
        Assume.that(folds <= subjects);
        SampleTable samples = uneven(subjects, seed);
        List<Fold> plan;
        try {
            plan = FoldPlan.plan(samples, new FoldOptions(folds, "subject", share, 0, seed));
        } catch (InputException impossible) {
            Assume.that(false);
            return;
        }
        int[] tested = new int[samples.size()];
        for (Fold fold : plan) {
            assertThat(fold.test()).isNotEmpty();
            assertThat(fold.validation().length == 0).isEqualTo(share == 0);
            Set<String> train = subjects(samples, fold.train());
            Set<String> validation = subjects(samples, fold.validation());
            Set<String> test = subjects(samples, fold.test());
            assertThat(Collections.disjoint(train, validation)).isTrue();
            assertThat(Collections.disjoint(train, test)).isTrue();
            assertThat(Collections.disjoint(validation, test)).isTrue();
            assertThat(fold.train().length + fold.validation().length + fold.test().length)
                    .isEqualTo(samples.size());
            assertThat(labelCounts(samples, fold.train())).doesNotContain(0);
            Arrays.stream(fold.test()).forEach(sample -> tested[sample]++);
        }
        assertThat(tested).containsOnly(1);
    }

    /** Subjects with one to six samples of labels drawn at random. */
    private static SampleTable uneven(int subjects, long seed) {
        Random random = new Random(seed);
        List<String> groups = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            int samples = 1 + random.nextInt(6);
            String name = "s" + subject;
            IntStream.range(0, samples).forEach(i -> {
                groups.add(name);
                labels.add(random.nextInt(2));
            });
        }
        labels.set(0, 0);
        labels.set(labels.size() - 1, 1);
        return Cohorts.sampleTable(
                groups.toArray(String[]::new), labels.stream().mapToInt(i -> i).toArray(), 2);
    }
}
