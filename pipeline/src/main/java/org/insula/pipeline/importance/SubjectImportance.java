package org.insula.pipeline.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Averages the saliency rows of one subject, model and label into one map.
 *
 * <p>With q the values of one row ({@link MapKind}: shares of its magnitude, or the row itself with its signs), the map is
 * the mean over runs of the mean over the run's samples of the mean over seeds of q: each run counts the same, however
 * many samples it gave. A region counts in the samples that cover it. Rows may come in any order: they are summed by run,
 * sample, then seed.
 */
public final class SubjectImportance {
    private final MapKind kind;
    private final int frames;
    private final int regions;
    private int samples;
    private int silentRows;
    private final RunningMean values;
    private final TreeMap<Integer, RunningMean> byFold = new TreeMap<>();
    private final TreeMap<Long, RunningMean> bySeed = new TreeMap<>();

    private SubjectImportance(MapKind kind, int frames, int regions) {
        this.kind = kind;
        this.frames = frames;
        this.regions = regions;
        values = new RunningMean(frames * regions);
    }

    /**
     * The map of one subject.
     *
     * @param kind what rows are averaged as
     * @param rows all rows of the subject for one model and label, in any order
     * @throws IllegalArgumentException if there is no row, rows are of different models, labels, subjects or shapes, or
     *     a sample comes twice with the same seed and fold
     */
    public static SubjectMap of(MapKind kind, Collection<SaliencyRow> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a subject without saliency has no map");
        }
        List<SaliencyRow> sorted = new ArrayList<>(rows);
        sorted.sort(SaliencyRow.SUMMING_ORDER);
        for (int i = 1; i < sorted.size(); i++) {
            requireCompatible(sorted.get(i - 1), sorted.get(i));
        }
        SaliencyRow first = sorted.get(0);
        SubjectImportance subject = new SubjectImportance(kind, first.frames(), first.regions());
        each(sorted, (one, other) -> one.run().equals(other.run())).forEach(subject::addRun);
        return subject.map(first);
    }

    /**
     * The maps of all subjects, models and labels among some rows, by model and label, then subject.
     *
     * @param kind what rows are averaged as
     * @param rows in any order
     * @throws IllegalArgumentException if rows of a map differ in shape, or a sample comes twice with the same seed and fold
     */
    public static List<SubjectMap> all(MapKind kind, Collection<SaliencyRow> rows) {
        TreeMap<MapKey, TreeMap<String, List<SaliencyRow>>> groups = new TreeMap<>();
        for (SaliencyRow row : rows) {
            groups.computeIfAbsent(row.key(), key -> new TreeMap<>())
                    .computeIfAbsent(row.unit(), unit -> new ArrayList<>())
                    .add(row);
        }
        return groups.values().stream()
                .flatMap(subjects -> subjects.values().stream())
                .map(own -> of(kind, own))
                .toList();
    }

    private static void requireCompatible(SaliencyRow one, SaliencyRow next) {
        boolean sameMap = one.key().equals(next.key()) && one.unit().equals(next.unit());
        boolean sameShape = one.frames() == next.frames() && one.regions() == next.regions();
        if (!sameMap || !sameShape || SaliencyRow.SUMMING_ORDER.compare(one, next) == 0) {
            throw new IllegalArgumentException("these rows cannot be averaged: " + one + " and " + next);
        }
    }

    /** Divides sorted rows into stretches that belong together. */
    private static List<List<SaliencyRow>> each(
            List<SaliencyRow> rows, BiPredicate<SaliencyRow, SaliencyRow> together) {
        List<List<SaliencyRow>> stretches = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            while (to < rows.size() && together.test(rows.get(from), rows.get(to))) {
                to++;
            }
            stretches.add(rows.subList(from, to));
            from = to;
        }
        return stretches;
    }

    private void addRun(List<SaliencyRow> rows) {
        Run run = new Run();
        each(rows, (one, other) -> one.sample().equals(other.sample())).forEach(run::addSample);
        values.add(run.values.mean());
        addMeans(byFold, run.byFold);
        addMeans(bySeed, run.bySeed);
    }

    private <K> void addMeans(TreeMap<K, RunningMean> to, TreeMap<K, RunningMean> run) {
        run.forEach((key, mean) -> RunningMean.of(to, key, regions).add(mean.mean()));
    }

    /** Running means over the samples of one run. */
    private final class Run {
        private final RunningMean values = new RunningMean(frames * regions);
        private final TreeMap<Integer, RunningMean> byFold = new TreeMap<>();
        private final TreeMap<Long, RunningMean> bySeed = new TreeMap<>();

        /** Adds the mean over seeds of one sample. */
        void addSample(List<SaliencyRow> rows) {
            RunningMean overSeeds = new RunningMean(frames * regions);
            TreeMap<Integer, RunningMean> inFold = new TreeMap<>();
            boolean speaks = false;
            for (SaliencyRow row : rows) {
                double[] own = row.values(kind);
                if (Arrays.stream(own).allMatch(Double::isNaN)) {
                    silentRows++;
                    continue;
                }
                speaks = true;
                overSeeds.add(own);
                double[] ofRegions = kind.overFrames(own, frames);
                RunningMean.of(inFold, row.fold(), regions).add(ofRegions);
                RunningMean.of(bySeed, row.seed(), regions).add(ofRegions);
            }
            if (speaks) {
                samples++;
                values.add(overSeeds.mean());
                addMeans(byFold, inFold);
            }
        }
    }

    private SubjectMap map(SaliencyRow row) {
        return new SubjectMap(
                row.key(),
                kind,
                row.unit(),
                samples,
                silentRows,
                frames,
                values.mean(),
                RunningMean.means(byFold),
                RunningMean.means(bySeed));
    }
}
