package org.insula.pipeline.importance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Summarises the maps of all subjects for one model and label, each subject counting once.
 *
 * <p>A region's importance is its share of total saliency. It is tested against the share that it would have if
 * saliency were spread evenly over the regions that the subject covers. Within a subject it is also told as
 * {@code z = (share − mean) / sd} over the covered regions. With a single subject, runs take the place of subjects.
 */
public final class GroupImportance {
    private GroupImportance() {}

    /** The group map of one model and label, tested with the defaults of {@link RegionTest}. */
    public static GroupMap of(ImportanceUnit unit, Collection<SubjectMap> maps) {
        return of(unit, maps, RegionTest.withDefaults());
    }

    /**
     * The group map of one model and label.
     *
     * @param unit what the maps are of
     * @param maps one map a subject, in any order: they are summed sorted by subject
     * @param test how regions are tested; its seed also decides the random halvings
     * @throws IllegalArgumentException if there is no map, a subject comes twice, or maps are of different models,
     *     labels or shapes
     */
    public static GroupMap of(ImportanceUnit unit, Collection<SubjectMap> maps, RegionTest test) {
        List<SubjectMap> sorted = new ArrayList<>(maps);
        sorted.sort(Comparator.comparing(SubjectMap::unit));
        List<SubjectShares> shares = sorted.stream().map(SubjectShares::of).toList();
        requireOneGroup(shares);
        Summary cells = Summary.of(sorted.stream().map(SubjectMap::shares).toList());
        return of(unit, shares, cells, test);
    }

    /**
     * The group map of one model and label whose single frames are summarised already.
     *
     * @param unit what the maps are of
     * @param shares one for each subject, in any order: they are summed sorted by subject
     * @param cells importance of each region in each frame over the same subjects, in their order
     * @param test how regions are tested; its seed also decides the random halvings
     * @throws IllegalArgumentException if there is no subject, one comes twice, or they are of different models, labels or
     *     shapes
     */
    public static GroupMap of(ImportanceUnit unit, Collection<SubjectShares> shares, Summary cells, RegionTest test) {
        List<SubjectShares> sorted = new ArrayList<>(shares);
        sorted.sort(Comparator.comparing(SubjectShares::unit));
        requireOneGroup(sorted);
        List<double[]> byRegion = each(sorted, SubjectShares::byRegion);
        return new GroupMap(
                sorted.get(0).key(),
                unit,
                sorted.stream().map(SubjectShares::unit).toList(),
                sorted.stream().mapToInt(SubjectShares::silentRows).sum(),
                Summary.of(byRegion),
                Summary.of(byRegion.stream().map(Shares::standardised).toList()),
                cells,
                Summary.of(each(sorted, SubjectShares::byFrame)),
                Summary.of(each(sorted, SubjectShares::uniform)).mean(),
                test.test(byRegion, each(sorted, SubjectShares::deviations)),
                Stability.of(byRegion, foldMaps(sorted), seedMaps(sorted), test.seed()));
    }

    private static void requireOneGroup(List<SubjectShares> sorted) {
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

    private static List<double[]> each(List<SubjectShares> subjects, Function<SubjectShares, double[]> part) {
        return subjects.stream().map(part).toList();
    }

    private static List<double[]> foldMaps(List<SubjectShares> subjects) {
        TreeSet<Integer> folds = new TreeSet<>();
        subjects.forEach(subject -> folds.addAll(subject.folds()));
        return folds.stream()
                .map(fold -> meanOfPresent(subjects, subject -> subject.inFold(fold)))
                .toList();
    }

    private static List<double[]> seedMaps(List<SubjectShares> subjects) {
        TreeSet<Long> seeds = new TreeSet<>();
        subjects.forEach(subject -> seeds.addAll(subject.seeds()));
        return seeds.stream()
                .map(seed -> meanOfPresent(subjects, subject -> subject.withSeed(seed)))
                .toList();
    }

    private static double[] meanOfPresent(List<SubjectShares> subjects, Function<SubjectShares, double[]> part) {
        RunningMean mean = new RunningMean(subjects.get(0).byRegion().length);
        subjects.stream().map(part).filter(shares -> shares != null).forEach(mean::add);
        return mean.mean();
    }
}
