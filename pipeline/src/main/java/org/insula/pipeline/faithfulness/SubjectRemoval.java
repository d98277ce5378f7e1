package org.insula.pipeline.faithfulness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What networks say of one subject's held-out samples as more and more of them is removed: means over samples.
 *
 * @param subject the subject (or a run, where there is a single subject)
 * @param samples number of samples, counted once for each network
 * @param whole of whole samples
 * @param without once each share is removed, in the order of the shares
 * @param only where nothing but that share is left, in the same order
 */
public record SubjectRemoval(
        String subject, int samples, RemovalPoint whole, List<RemovalPoint> without, List<RemovalPoint> only)
        implements Serializable {

    /** Copies the lists. */
    public SubjectRemoval {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(whole);
        without = List.copyOf(without);
        only = List.copyOf(only);
    }

    /** The means of each subject of some outcomes, sorted by subject; outcomes are summed in the order given. */
    public static List<SubjectRemoval> of(Collection<RemovalOutcome> outcomes) {
        TreeMap<String, List<RemovalOutcome>> bySubject = new TreeMap<>();
        outcomes.forEach(outcome -> bySubject
                .computeIfAbsent(outcome.subject(), subject -> new ArrayList<>())
                .add(outcome));
        return bySubject.values().stream().map(SubjectRemoval::ofOne).toList();
    }

    private static SubjectRemoval ofOne(List<RemovalOutcome> own) {
        RemovalOutcome first = own.get(0);
        return new SubjectRemoval(
                first.subject(),
                own.size(),
                RemovalPoint.ofAnswers(own.stream().map(RemovalOutcome::whole).toList()),
                steps(own, RemovalOutcome::without),
                steps(own, RemovalOutcome::only));
    }

    private static List<RemovalPoint> steps(
            List<RemovalOutcome> own, Function<RemovalOutcome, List<RemovalOutcome.Answer>> answers) {
        List<RemovalPoint> points = new ArrayList<>();
        for (int step = 0; step < answers.apply(own.get(0)).size(); step++) {
            int at = step;
            points.add(RemovalPoint.ofAnswers(
                    own.stream().map(each -> answers.apply(each).get(at)).toList()));
        }
        return points;
    }

    /**
     * The means over this subject's samples and some more of them.
     *
     * @throws IllegalArgumentException if the other is of another subject or of other shares
     */
    public SubjectRemoval plus(SubjectRemoval other) {
        if (!subject.equals(other.subject) || without.size() != other.without.size()) {
            throw new IllegalArgumentException("these cannot be put together: " + this + " and " + other);
        }
        return new SubjectRemoval(
                subject,
                samples + other.samples,
                whole.with(samples, other.whole, other.samples),
                plus(without, other.without, other.samples),
                plus(only, other.only, other.samples));
    }

    private List<RemovalPoint> plus(List<RemovalPoint> points, List<RemovalPoint> others, int otherSamples) {
        List<RemovalPoint> sums = new ArrayList<>();
        for (int step = 0; step < points.size(); step++) {
            sums.add(points.get(step).with(samples, others.get(step), otherSamples));
        }
        return sums;
    }
}
