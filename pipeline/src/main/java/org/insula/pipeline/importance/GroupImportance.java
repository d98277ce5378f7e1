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
        if (maps.isEmpty()) {
            throw new IllegalArgumentException("a group without subjects has no map");
        }
        List<SubjectMap> sorted = new ArrayList<>(maps);
        sorted.sort(Comparator.comparing(SubjectMap::unit));
        for (int i = 1; i < sorted.size(); i++) {
            requireCompatible(sorted.get(i - 1), sorted.get(i));
        }
        List<double[]> shares = each(sorted, SubjectMap::regionShares);
        return new GroupMap(
                sorted.get(0).key(),
                unit,
                sorted.stream().map(SubjectMap::unit).toList(),
                sorted.stream().mapToInt(SubjectMap::silentRows).sum(),
                Summary.of(shares),
                Summary.of(each(sorted, map -> Shares.standardised(map.regionShares()))),
                Summary.of(each(sorted, SubjectMap::shares)),
                Summary.of(each(sorted, SubjectMap::frameShares)),
                Summary.of(each(sorted, SubjectMap::uniform)).mean(),
                test.test(shares, each(sorted, GroupImportance::deviations)),
                Stability.of(shares, foldMaps(sorted), seedMaps(sorted), test.seed()));
    }

    private static double[] deviations(SubjectMap map) {
        double[] deviations = map.regionShares();
        double[] uniform = map.uniform();
        for (int region = 0; region < deviations.length; region++) {
            deviations[region] -= uniform[region];
        }
        return deviations;
    }

    private static void requireCompatible(SubjectMap one, SubjectMap next) {
        boolean sameShape = one.frames() == next.frames() && one.regions() == next.regions();
        if (!one.key().equals(next.key()) || !sameShape || one.unit().equals(next.unit())) {
            throw new IllegalArgumentException("these maps cannot be summarised: " + one + " and " + next);
        }
    }

    private static List<double[]> each(List<SubjectMap> maps, Function<SubjectMap, double[]> part) {
        return maps.stream().map(part).toList();
    }

    private static List<double[]> foldMaps(List<SubjectMap> maps) {
        TreeSet<Integer> folds = new TreeSet<>();
        maps.forEach(map -> folds.addAll(map.folds()));
        return folds.stream()
                .map(fold -> meanOfPresent(maps, map -> map.foldShares(fold)))
                .toList();
    }

    private static List<double[]> seedMaps(List<SubjectMap> maps) {
        TreeSet<Long> seeds = new TreeSet<>();
        maps.forEach(map -> seeds.addAll(map.seeds()));
        return seeds.stream()
                .map(seed -> meanOfPresent(maps, map -> map.seedShares(seed)))
                .toList();
    }

    private static double[] meanOfPresent(List<SubjectMap> maps, Function<SubjectMap, double[]> part) {
        RunningMean mean = new RunningMean(maps.get(0).regions());
        maps.stream().map(part).filter(shares -> shares != null).forEach(mean::add);
        return mean.mean();
    }
}
