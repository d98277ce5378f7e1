package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.statistics.BootstrapInterval;
import org.insula.pipeline.statistics.Intervals;

/**
 * How much of a model's highest saliency falls on frames in which the task is on, over a group, for one label (Ismail et
 * al. 2019), each subject counting once.
 *
 * @param key model and label
 * @param unit what counts once
 * @param members the subjects (or runs), sorted
 * @param topShares the shares of most salient places, such as 0.1
 * @param shares of those places on task-on frames, 0 to 1 [top]
 * @param chance the share of all places on task-on frames, mean over subjects
 * @param intervals of each mean share, 95 %
 */
public record GroupTaskOn(
        MapKey key,
        ImportanceUnit unit,
        List<String> members,
        List<Double> topShares,
        Summary shares,
        double chance,
        Intervals intervals)
        implements Serializable {

    /** Copies the lists. */
    public GroupTaskOn {
        Objects.requireNonNull(key);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(shares);
        Objects.requireNonNull(intervals);
        members = new ArrayList<>(members);
        topShares = new ArrayList<>(topShares);
    }

    /**
     * The summary of subjects.
     *
     * @param subjects one entry a subject, in any order: they are summed sorted by subject
     * @param interval how the interval of a mean is found
     * @throws IllegalArgumentException if there is no subject
     */
    public static GroupTaskOn of(
            ImportanceUnit unit,
            List<Double> topShares,
            Collection<SubjectTaskOn> subjects,
            BootstrapInterval interval) {
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("a group without subjects has no share");
        }
        List<SubjectTaskOn> sorted = new ArrayList<>(subjects);
        sorted.sort(Comparator.comparing(SubjectTaskOn::unit));
        List<double[]> shares = sorted.stream().map(SubjectTaskOn::tops).toList();
        return new GroupTaskOn(
                sorted.get(0).key(),
                unit,
                sorted.stream().map(SubjectTaskOn::unit).toList(),
                topShares,
                Summary.of(shares),
                Summary.of(sorted.stream()
                                .map(each -> new double[] {each.chance()})
                                .toList())
                        .mean(0),
                interval.of(shares));
    }
}
