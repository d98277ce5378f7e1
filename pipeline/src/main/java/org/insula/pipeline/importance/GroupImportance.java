package org.insula.pipeline.importance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.insula.pipeline.statistics.BootstrapInterval;

/**
 * Summarises the maps of all subjects for one model and label, each subject counting once.
 *
 * <p>Means keep the sign of subjects' values; intervals are bootstrap intervals over subjects. No p is taken over subjects:
 * those of different folds have networks that were trained on each other's labels, so that their values are not
 * independent where labels mean nothing. With a single subject, runs take the place of subjects.
 */
public final class GroupImportance {
    private GroupImportance() {}

    /** The group map of one model and label, with the interval of {@link BootstrapInterval}. */
    public static GroupMap of(ImportanceUnit unit, Collection<SubjectMap> maps) {
        return of(unit, maps, BootstrapInterval.withDefaults());
    }

    /**
     * The group map of one model and label.
     *
     * @param unit what the maps are of
     * @param maps one map a subject, in any order: they are summed sorted by subject
     * @param interval how the interval of a mean is found; its seed also decides the random halvings
     * @throws IllegalArgumentException if there is no map, a subject comes twice, or maps are of different models,
     *     labels or shapes
     */
    public static GroupMap of(ImportanceUnit unit, Collection<SubjectMap> maps, BootstrapInterval interval) {
        List<SubjectMap> sorted = new ArrayList<>(maps);
        sorted.sort(Comparator.comparing(SubjectMap::unit));
        List<SubjectSummary> subjects = sorted.stream().map(SubjectSummary::of).toList();
        requireOneGroup(subjects);
        Summary cells = Summary.of(sorted.stream().map(SubjectMap::values).toList());
        return of(unit, subjects, cells, interval);
    }

    /**
     * The group map of one model and label whose single frames are summarised already.
     *
     * @param unit what the maps are of
     * @param subjects one for each subject, in any order: they are summed sorted by subject
     * @param cells importance of each region in each frame over the same subjects, in their order
     * @param interval how the interval of a mean is found; its seed also decides the random halvings
     * @throws IllegalArgumentException if there is no subject, one comes twice, or they are of different models, labels or
     *     shapes
     */
    public static GroupMap of(
            ImportanceUnit unit, Collection<SubjectSummary> subjects, Summary cells, BootstrapInterval interval) {
        List<SubjectSummary> sorted = new ArrayList<>(subjects);
        sorted.sort(Comparator.comparing(SubjectSummary::unit));
        requireOneGroup(sorted);
        MapKind kind = sorted.get(0).kind();
        List<double[]> byRegion = each(sorted, SubjectSummary::byRegion);
        return new GroupMap(
                sorted.get(0).key(),
                kind,
                unit,
                sorted.stream().map(SubjectSummary::unit).toList(),
                sorted.stream().mapToInt(SubjectSummary::silentRows).sum(),
                Summary.of(byRegion),
                cells,
                Summary.of(each(sorted, SubjectSummary::byFrame)),
                interval.of(byRegion),
                Stability.of(kind, byRegion, foldMaps(sorted), seedMaps(sorted), interval.seed()));
    }

    private static void requireOneGroup(List<SubjectSummary> sorted) {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a group without subjects has no map");
        }
        for (int i = 1; i < sorted.size(); i++) {
            if (!sorted.get(i - 1).goesWith(sorted.get(i))) {
                throw new IllegalArgumentException(
                        "these maps cannot be summarised: " + sorted.get(i - 1) + " and " + sorted.get(i));
            }
        }
    }

    private static List<double[]> each(List<SubjectSummary> subjects, Function<SubjectSummary, double[]> part) {
        return subjects.stream().map(part).toList();
    }

    private static List<double[]> foldMaps(List<SubjectSummary> subjects) {
        TreeSet<Integer> folds = new TreeSet<>();
        subjects.forEach(subject -> folds.addAll(subject.folds()));
        return folds.stream()
                .map(fold -> meanOfPresent(subjects, subject -> subject.inFold(fold)))
                .toList();
    }

    private static List<double[]> seedMaps(List<SubjectSummary> subjects) {
        TreeSet<Long> seeds = new TreeSet<>();
        subjects.forEach(subject -> seeds.addAll(subject.seeds()));
        return seeds.stream()
                .map(seed -> meanOfPresent(subjects, subject -> subject.withSeed(seed)))
                .toList();
    }

    private static double[] meanOfPresent(List<SubjectSummary> subjects, Function<SubjectSummary, double[]> part) {
        RunningMean mean = new RunningMean(subjects.get(0).byRegion().length);
        subjects.stream().map(part).filter(values -> values != null).forEach(mean::add);
        return mean.mean();
    }
}
