package org.insula.pipeline.importance;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Running means over the samples of one run: shares of saliency [frame][region] and what is taken of them. */
final class RunShares {
    private final int frames;
    private final int regions;
    private final RunningMean shares;
    private final RunningMean uniform;
    private final TreeMap<Integer, RunningMean> byFold = new TreeMap<>();
    private final TreeMap<Long, RunningMean> bySeed = new TreeMap<>();
    private int samples;
    private int silentRows;

    RunShares(int frames, int regions) {
        this.frames = frames;
        this.regions = regions;
        shares = new RunningMean(frames * regions);
        uniform = new RunningMean(regions);
    }

    /** Adds the mean over seeds of one sample. */
    void addSample(List<SaliencyRow> rows) {
        RunningMean overSeeds = new RunningMean(frames * regions);
        TreeMap<Integer, RunningMean> inFold = new TreeMap<>();
        boolean speaks = false;
        for (SaliencyRow row : rows) {
            double[] rowShares = row.shares();
            if (Arrays.stream(rowShares).allMatch(Double::isNaN)) {
                silentRows++;
                continue;
            }
            speaks = true;
            overSeeds.add(rowShares);
            double[] regionShares = Shares.overFrames(rowShares, frames);
            RunningMean.of(inFold, row.fold(), regions).add(regionShares);
            RunningMean.of(bySeed, row.seed(), regions).add(regionShares);
        }
        if (speaks) {
            samples++;
            double[] sampleShares = overSeeds.mean();
            shares.add(sampleShares);
            uniform.add(uniformOf(Shares.overFrames(sampleShares, frames)));
            inFold.forEach((fold, regionShares) ->
                    RunningMean.of(byFold, fold, regions).add(regionShares.mean()));
        }
    }

    private static double[] uniformOf(double[] regionShares) {
        long covered = Arrays.stream(regionShares)
                .filter(share -> !Double.isNaN(share))
                .count();
        return Arrays.stream(regionShares)
                .map(share -> Double.isNaN(share) ? Double.NaN : 1.0 / covered)
                .toArray();
    }

    /** Samples with saliency. */
    int samples() {
        return samples;
    }

    int silentRows() {
        return silentRows;
    }

    double[] shares() {
        return shares.mean();
    }

    double[] uniform() {
        return uniform.mean();
    }

    TreeMap<Integer, double[]> byFold() {
        return RunningMean.means(byFold);
    }

    TreeMap<Long, double[]> bySeed() {
        return RunningMean.means(bySeed);
    }
}
