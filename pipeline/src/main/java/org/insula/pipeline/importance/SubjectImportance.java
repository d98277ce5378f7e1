package org.insula.pipeline.importance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Averages the saliency rows of one subject, model and label into one map.
 *
 * <p>With {@code q = |s| / Σ|s|} the shares of one row, the map is the mean over runs of the mean over the run's samples
 * of the mean over seeds of q: each run counts the same, however many samples it gave. A region counts in the samples
 * that cover it. Rows may come in any order: they are summed by run, sample, then seed.
 */
public final class SubjectImportance {
    private final int frames;
    private final int regions;
    private int samples;
    private int silentRows;
    private final RunningMean shares;
    private final RunningMean uniform;
    private final TreeMap<Integer, RunningMean> byFold = new TreeMap<>();
    private final TreeMap<Long, RunningMean> bySeed = new TreeMap<>();

    private SubjectImportance(int frames, int regions) {
        this.frames = frames;
        this.regions = regions;
        shares = new RunningMean(frames * regions);
        uniform = new RunningMean(regions);
    }

    /**
     * The map of one subject.
     *
     * @param rows all rows of the subject for one model and label, in any order
     * @throws IllegalArgumentException if there is no row, rows are of different models, labels, subjects or shapes, or
     *     a sample comes twice with the same seed and fold
     */
    public static SubjectMap of(Collection<SaliencyRow> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a subject without saliency has no map");
        }
        List<SaliencyRow> sorted = new ArrayList<>(rows);
        sorted.sort(SaliencyRow.SUMMING_ORDER);
        for (int i = 1; i < sorted.size(); i++) {
            requireCompatible(sorted.get(i - 1), sorted.get(i));
        }
        SaliencyRow first = sorted.get(0);
        SubjectImportance subject = new SubjectImportance(first.frames(), first.regions());
        each(sorted, (one, other) -> one.run().equals(other.run())).forEach(subject::addRun);
        return subject.map(first);
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
        RunShares run = new RunShares(frames, regions);
        each(rows, (one, other) -> one.sample().equals(other.sample())).forEach(run::addSample);
        samples += run.samples();
        silentRows += run.silentRows();
        shares.add(run.shares());
        uniform.add(run.uniform());
        run.byFold()
                .forEach((fold, regionShares) ->
                        RunningMean.of(byFold, fold, regions).add(regionShares));
        run.bySeed()
                .forEach((seed, regionShares) ->
                        RunningMean.of(bySeed, seed, regions).add(regionShares));
    }

    private SubjectMap map(SaliencyRow row) {
        return new SubjectMap(
                row.key(),
                row.unit(),
                samples,
                silentRows,
                frames,
                shares.mean(),
                uniform.mean(),
                RunningMean.means(byFold),
                RunningMean.means(bySeed));
    }
}
