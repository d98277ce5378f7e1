package org.insula.pipeline.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.junit.jupiter.api.Test;

/** Shares of saliency on task-on frames: numbers that can be worked out by hand. */
class GroupTaskOnTest {
    private static final boolean[] ON = {true, false};
    private static final List<Double> TOPS = List.of(0.25, 0.5);

    /** Two frames of two regions. */
    private static TaskOnRow row(String subject, String run, String sample, long seed, float... saliency) {
        MapKey key = new MapKey("m", "l");
        return TaskOnRow.of(new SaliencyRow(key, subject, run, sample, 0, seed, 2, saliency), ON, TOPS);
    }

    private static GroupTaskOn group(List<SubjectTaskOn> subjects) {
        return GroupTaskOn.of(ImportanceUnit.SUBJECT, TOPS, subjects, BootstrapInterval.withDefaults());
    }

    @Test
    void countsSeedsThenSamplesThenRunsThenSubjectsOnce() {
        // Top place on, on; off, on. Seed by seed 1 and 0 make 0.5 of sample a; sample b has 1; so run 1 has 0.75.
        List<TaskOnRow> rows = List.of(
                row("s", "1", "a", 1, 9, 8, 1, 2),
                row("s", "1", "a", 2, 7, 1, 9, 2),
                row("s", "1", "b", 1, -9, 1, 2, 3),
                row("s", "2", "c", 1, 1, 2, 3, 9));
        SubjectTaskOn subject = SubjectTaskOn.of(rows);
        assertThat(subject.tops()).containsExactly((0.75 + 0) / 2, ((1 + 0.5) / 2 + 0.5) / 2 / 2 + 0);
        assertThat(subject.chance()).isEqualTo(0.5);
        GroupTaskOn group = group(List.of(subject, SubjectTaskOn.of(List.of(row("t", "3", "d", 1, 9, 8, 1, 2)))));
        assertThat(group.members()).containsExactly("s", "t");
        assertThat(group.shares().mean(0)).isCloseTo((0.375 + 1) / 2, within(1e-15));
        assertThat(group.chance()).isEqualTo(0.5);
        assertThat(group.intervals().low(0)).isBetween(0.0, group.shares().mean(0));
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        Random random = new Random(3);
        List<TaskOnRow> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(row("s", "r" + i % 3, "a" + i % 7, i, random.nextFloat(), random.nextFloat(), 0.5f, 0.2f));
        }
        SubjectTaskOn once = SubjectTaskOn.of(rows);
        Collections.shuffle(rows, random);
        assertThat(SubjectTaskOn.of(rows).tops()).containsExactly(once.tops());
    }

    @Test
    void aSilentSampleHasNoShare() {
        SubjectTaskOn subject = SubjectTaskOn.of(List.of(
                row("s", "1", "a", 1, Float.NaN, Float.NaN, Float.NaN, Float.NaN), row("s", "1", "b", 1, 0, 0, 0, 0)));
        assertThat(group(List.of(subject)).shares().mean(0)).isNaN();
    }

    @Test
    void refusesSubjectsThatAreMixed() {
        assertThatIllegalArgumentException().isThrownBy(() -> SubjectTaskOn.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubjectTaskOn.of(
                        List.of(row("s", "1", "a", 1, 1, 2, 3, 4), row("t", "1", "a", 1, 1, 2, 3, 4))));
    }
}
