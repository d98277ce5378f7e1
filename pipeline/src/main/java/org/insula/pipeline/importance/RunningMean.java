package org.insula.pipeline.importance;

import java.util.TreeMap;

/** Means, cell by cell, of arrays added one after another; NaN does not count. For one thread. */
final class RunningMean {
    private final double[] sums;
    private final int[] counts;

    RunningMean(int cells) {
        sums = new double[cells];
        counts = new int[cells];
    }

    /** The mean that belongs to a key, a new one if there is none yet. */
    static <K> RunningMean of(TreeMap<K, RunningMean> means, K key, int cells) {
        return means.computeIfAbsent(key, absent -> new RunningMean(cells));
    }

    /** The mean of each key. */
    static <K> TreeMap<K, double[]> means(TreeMap<K, RunningMean> running) {
        TreeMap<K, double[]> means = new TreeMap<>();
        running.forEach((key, mean) -> means.put(key, mean.mean()));
        return means;
    }

    void add(double[] values) {
        for (int i = 0; i < sums.length; i++) {
            if (!Double.isNaN(values[i])) {
                sums[i] += values[i];
                counts[i]++;
            }
        }
    }

    /** The mean of each cell; NaN where nothing counted. */
    double[] mean() {
        double[] mean = new double[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
        }
        return mean;
    }
}
