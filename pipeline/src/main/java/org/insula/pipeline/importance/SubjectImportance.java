package org.insula.pipeline.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Averages the saliency rows of one subject, model and label into one map.
 *
 * <p>With {@code q = |s| / Σ|s|} the shares of one row, the map is the mean over samples of the mean over seeds of q. A
 * region counts in the samples that cover it. Rows may come in any order: they are summed by sample, then seed.
 */
public final class SubjectImportance {
    private final List<SaliencyRow> rows;
    private final int frames;
    private final int regions;
    private int silentRows;
    private final RunningMean shares;
    private final RunningMean uniform;
    private final TreeMap<Integer, RunningMean> byFold = new TreeMap<>();
    private final TreeMap<Long, RunningMean> bySeed = new TreeMap<>();

    private SubjectImportance(List<SaliencyRow> sortedRows) {
        rows = sortedRows;
        frames = sortedRows.get(0).frames();
        regions = sortedRows.get(0).regions();
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
        return new SubjectImportance(sorted).map();
    }

    private static void requireCompatible(SaliencyRow one, SaliencyRow next) {
        boolean sameMap = one.key().equals(next.key()) && one.unit().equals(next.unit());
        boolean sameShape = one.frames() == next.frames() && one.regions() == next.regions();
        if (!sameMap || !sameShape || SaliencyRow.SUMMING_ORDER.compare(one, next) == 0) {
            throw new IllegalArgumentException("these rows cannot be averaged: " + one + " and " + next);
        }
    }

    private SubjectMap map() {
        int samples = 0;
        for (int from = 0; from < rows.size(); ) {
            int to = endOfSample(from);
            samples += addSample(rows.subList(from, to)) ? 1 : 0;
            from = to;
        }
        SaliencyRow first = rows.get(0);
        return new SubjectMap(
                first.key(),
                first.unit(),
                samples,
                silentRows,
                frames,
                shares.mean(),
                uniform.mean(),
                means(byFold),
                means(bySeed));
    }

    private int endOfSample(int from) {
        int to = from;
        while (to < rows.size() && rows.get(to).sample().equals(rows.get(from).sample())) {
            to++;
        }
        return to;
    }

    /** Adds the mean over seeds of one sample; false if all its rows are silent. */
    private boolean addSample(List<SaliencyRow> sampleRows) {
        RunningMean overSeeds = new RunningMean(frames * regions);
        TreeMap<Integer, RunningMean> inFold = new TreeMap<>();
        boolean speaks = false;
        for (SaliencyRow row : sampleRows) {
            double[] rowShares = row.shares();
            if (Arrays.stream(rowShares).allMatch(Double::isNaN)) {
                silentRows++;
                continue;
            }
            speaks = true;
            overSeeds.add(rowShares);
            double[] regionShares = Shares.overFrames(rowShares, frames);
            mean(inFold, row.fold()).add(regionShares);
            mean(bySeed, row.seed()).add(regionShares);
        }
        if (speaks) {
            double[] sampleShares = overSeeds.mean();
            shares.add(sampleShares);
            uniform.add(uniformOf(sampleShares));
            inFold.forEach((fold, regionShares) -> mean(byFold, fold).add(regionShares.mean()));
        }
        return speaks;
    }

    private <K> RunningMean mean(TreeMap<K, RunningMean> means, K key) {
        return means.computeIfAbsent(key, absent -> new RunningMean(regions));
    }

    private double[] uniformOf(double[] sampleShares) {
        double[] regionShares = Shares.overFrames(sampleShares, frames);
        long covered = Arrays.stream(regionShares)
                .filter(share -> !Double.isNaN(share))
                .count();
        return Arrays.stream(regionShares)
                .map(share -> Double.isNaN(share) ? Double.NaN : 1.0 / covered)
                .toArray();
    }

    private static <K> Map<K, double[]> means(TreeMap<K, RunningMean> running) {
        TreeMap<K, double[]> means = new TreeMap<>();
        running.forEach((key, mean) -> means.put(key, mean.mean()));
        return means;
    }
}
