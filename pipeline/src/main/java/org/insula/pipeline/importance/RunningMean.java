package org.insula.pipeline.importance;

/** Means, cell by cell, of arrays added one after another; NaN does not count. For one thread. */
final class RunningMean {
    private final double[] sums;
    private final int[] counts;

    RunningMean(int cells) {
        sums = new double[cells];
        counts = new int[cells];
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
