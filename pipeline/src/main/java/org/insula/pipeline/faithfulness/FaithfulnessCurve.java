package org.insula.pipeline.faithfulness;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;

/**
 * How a model does as the most salient places are removed, each subject counting once.
 *
 * <p>With p the probability of the true label, {@code comprehensiveness = mean over shares of p(whole) − p(without)} and
 * {@code sufficiency = mean over shares of p(whole) − p(only)} (DeYoung et al. 2020): what saliency points to matters if
 * the first is large, and is enough if the second is small. Both are to be read beside those of a random order.
 *
 * @param shares removed, ascending
 * @param whole of whole samples
 * @param without once each share is removed
 * @param only where nothing but that share is left
 * @param subjects number of subjects (or runs, where there is a single subject)
 * @param accuracies intervals over subjects of the accuracy: of {@code whole}, then of each of {@code without}, then of
 *     {@link #meanWithout}
 */
public record FaithfulnessCurve(
        List<Double> shares,
        RemovalPoint whole,
        List<RemovalPoint> without,
        List<RemovalPoint> only,
        int subjects,
        Intervals accuracies)
        implements Serializable {

    /** Copies the lists. */
    public FaithfulnessCurve {
        shares = List.copyOf(shares);
        Objects.requireNonNull(whole);
        without = List.copyOf(without);
        only = List.copyOf(only);
        Objects.requireNonNull(accuracies);
    }

    /** The curve of one or several networks, with the interval of {@link BootstrapInterval#withDefaults}. */
    public static FaithfulnessCurve of(Removal removal, Collection<SubjectRemoval> subjects) {
        return of(removal, subjects, BootstrapInterval.withDefaults());
    }

    /**
     * The curve of one or several networks: mean over a subject's samples and networks, then over subjects, sorted.
     *
     * @param subjects of the same removal, in a fixed order; a subject may come more than once
     * @param interval how the interval of a mean is found
     * @throws IllegalArgumentException if there are none
     */
    public static FaithfulnessCurve of(
            Removal removal, Collection<SubjectRemoval> subjects, BootstrapInterval interval) {
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("nothing was removed");
        }
        TreeMap<String, SubjectRemoval> bySubject = new TreeMap<>();
        subjects.forEach(each -> bySubject.merge(each.subject(), each, SubjectRemoval::plus));
        List<SubjectRemoval> each = new ArrayList<>(bySubject.values());
        return new FaithfulnessCurve(
                removal.shares(),
                RemovalPoint.mean(each.stream().map(SubjectRemoval::whole).toList()),
                steps(removal, each, SubjectRemoval::without),
                steps(removal, each, SubjectRemoval::only),
                each.size(),
                interval.of(each.stream().map(FaithfulnessCurve::accuracies).toList()));
    }

    /** The accuracy of a subject on whole samples, without each share, and the mean over the shares. */
    private static double[] accuracies(SubjectRemoval subject) {
        List<RemovalPoint> points = new ArrayList<>();
        points.add(subject.whole());
        points.addAll(subject.without());
        points.add(RemovalPoint.mean(subject.without()));
        return points.stream().mapToDouble(RemovalPoint::accuracy).toArray();
    }

    private static List<RemovalPoint> steps(
            Removal removal, List<SubjectRemoval> subjects, Function<SubjectRemoval, List<RemovalPoint>> points) {
        List<RemovalPoint> means = new ArrayList<>();
        for (int step = 0; step < removal.shares().size(); step++) {
            int at = step;
            means.add(RemovalPoint.mean(
                    subjects.stream().map(each -> points.apply(each).get(at)).toList()));
        }
        return means;
    }

    /** By how much the true label's probability falls once a share is removed, −1 to 1. */
    public double comprehensiveness(int step) {
        return whole.probability() - without.get(step).probability();
    }

    /** By how much the true label's probability falls where nothing but a share is left, −1 to 1. */
    public double sufficiency(int step) {
        return whole.probability() - only.get(step).probability();
    }

    /** Mean of {@link #without} over the shares. */
    public RemovalPoint meanWithout() {
        return RemovalPoint.mean(without);
    }

    /** Mean of {@link #only} over the shares. */
    public RemovalPoint meanOnly() {
        return RemovalPoint.mean(only);
    }

    /** Mean of {@link #comprehensiveness(int)} over the shares. */
    public double comprehensiveness() {
        return whole.probability() - meanWithout().probability();
    }

    /** Mean of {@link #sufficiency(int)} over the shares. */
    public double sufficiency() {
        return whole.probability() - meanOnly().probability();
    }
}
