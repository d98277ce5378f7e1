package org.insula.pipeline.importance;

import java.util.Arrays;

/** Sums of shares [frame][region] along one axis, where NaN marks missing regions. */
final class Shares {
    private Shares() {}

    /** Sum over frames [region]; NaN where the region is missing. */
    static double[] overFrames(double[] shares, int frames) {
        int regions = shares.length / frames;
        double[] sums = new double[regions];
        for (int i = 0; i < shares.length; i++) {
            sums[i % regions] += shares[i];
        }
        return sums;
    }

    /** Sum over the covered regions [frame]; NaN where all are missing. */
    static double[] overRegions(double[] shares, int frames) {
        int regions = shares.length / frames;
        double[] sums = new double[frames];
        Arrays.fill(sums, Double.NaN);
        for (int i = 0; i < shares.length; i++) {
            if (!Double.isNaN(shares[i])) {
                int frame = i / regions;
                sums[frame] = (Double.isNaN(sums[frame]) ? 0 : sums[frame]) + shares[i];
            }
        }
        return sums;
    }

    /** {@code (share − mean) / sd} over the regions that are not missing, sd with n − 1; NaN where there is none. */
    static double[] standardised(double[] regionShares) {
        double[] present = Arrays.stream(regionShares)
                .filter(share -> !Double.isNaN(share))
                .toArray();
        double mean = Arrays.stream(present).sum() / present.length;
        double squares = Arrays.stream(present)
                .map(share -> (share - mean) * (share - mean))
                .sum();
        double sd = Math.sqrt(squares / (present.length - 1));
        return Arrays.stream(regionShares)
                .map(share -> sd > 0 ? (share - mean) / sd : Double.NaN)
                .toArray();
    }
}
