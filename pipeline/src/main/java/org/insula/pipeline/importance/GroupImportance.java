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
 * <p>Stability of a region over folds is the share of folds, among those that cover it, in which it is in the top
 * decile of the fold's map, the mean over the subjects tested in that fold; over seeds likewise.
 */
public final class GroupImportance {
    private GroupImportance() {}

    /**
     * The group map of one model and label.
     *
     * @param unit what the maps are of
     * @param maps one map a subject, in any order: they are summed sorted by subject
     * @throws IllegalArgumentException if there is no map, a subject comes twice, or maps are of different models,
     *     labels or shapes
     */
    public static GroupMap of(ImportanceUnit unit, Collection<SubjectMap> maps) {
        if (maps.isEmpty()) {
            throw new IllegalArgumentException("a group without subjects has no map");
        }
        List<SubjectMap> sorted = new ArrayList<>(maps);
        sorted.sort(Comparator.comparing(SubjectMap::unit));
        for (int i = 1; i < sorted.size(); i++) {
            requireCompatible(sorted.get(i - 1), sorted.get(i));
        }
        SubjectMap first = sorted.get(0);
        int regions = first.regions();
        return new GroupMap(
                first.key(),
                unit,
                sorted.stream().map(SubjectMap::unit).toList(),
                sorted.stream().mapToInt(SubjectMap::silentRows).sum(),
                Summary.of(each(sorted, SubjectMap::regionShares)),
                Summary.of(each(sorted, SubjectMap::shares)),
                Summary.of(each(sorted, SubjectMap::frameShares)),
                Summary.of(each(sorted, SubjectMap::uniform)).mean(),
                topShare(foldMaps(sorted), regions),
                topShare(seedMaps(sorted), regions));
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

    private static double[] topShare(List<double[]> maps, int regions) {
        RunningMean share = new RunningMean(regions);
        for (double[] map : maps) {
            boolean[] top = Ranking.topDecile(map);
            double[] member = new double[regions];
            for (int region = 0; region < regions; region++) {
                member[region] = Double.isNaN(map[region]) ? Double.NaN : top[region] ? 1 : 0;
            }
            share.add(member);
        }
        return share.mean();
    }
}
