package org.insula.atlas;

import java.util.ArrayList;
import java.util.List;

/**
 * The mean of each region in each frame, taken in one pass. Holds the atlas's voxel list, one value a voxel and sums
 * and counts per frame and region, and keeps no frame it is given.
 *
 * <p>Only at the end of the run is it known which voxels were constant. So a voxel waits, apart from the sums, for as
 * long as it keeps its first value; when it first differs, that value is owed to all frames before and is noted with
 * the frame of the change. At the end every frame collects what later changes owe it. A constant voxel thus never
 * enters a sum and nothing has to be subtracted, however large its value.
 *
 * <p>Values that are not finite enter no sum. A voxel that lacks a value in some frames is not constant. A frame in
 * which no voxel at all has a value says nothing about who is constant and is passed over. For use by one thread.
 */
final class RegionMeans {

    private final RegionVoxels regions;
    private final int regionCount;
    /** Per region: voxels that have changed come first, then, from {@link #waiting}, those that have not. */
    private final int[] voxels;

    private final int[] waiting;
    private final double[] firstValue;
    /** Grows with the frames that really come, whatever a header promises. */
    private final List<FrameTotals> frames = new ArrayList<>();

    private int framesWithValues;

    /** What one frame adds up to, per region. */
    private static final class FrameTotals {
        final boolean empty;
        final double[] sums;
        final int[] counts;
        /** What voxels that first changed in this frame owe to each of the frames before. */
        final double[] owedSums;

        final int[] owedCounts;

        FrameTotals(int regions, boolean empty) {
            this.empty = empty;
            this.sums = new double[regions];
            this.counts = new int[regions];
            this.owedSums = new double[regions];
            this.owedCounts = new int[regions];
        }

        void owe(int region, double value) {
            owedSums[region] += value;
            owedCounts[region]++;
        }
    }

    RegionMeans(RegionVoxels regions) {
        this.regions = regions;
        this.regionCount = regions.regions();
        this.voxels = regions.voxels();
        this.waiting = new int[regionCount];
        this.firstValue = new double[voxels.length];
    }

    /** Takes the next frame in; it is not kept. */
    void add(double[] values) {
        FrameTotals totals = new FrameTotals(regionCount, isEmpty(values));
        frames.add(totals);
        if (totals.empty) {
            return;
        }
        if (framesWithValues++ == 0) {
            startWaiting(values);
        }
        for (int r = 0; r < regionCount; r++) {
            admitChanged(r, values, totals);
            sum(r, values, totals);
        }
    }

    private boolean isEmpty(double[] values) {
        for (int voxel : voxels) {
            if (Double.isFinite(values[voxel])) {
                return false;
            }
        }
        return true;
    }

    /** Lets every voxel that has a value wait, and counts the others as changed from the start. */
    private void startWaiting(double[] values) {
        for (int r = 0; r < regionCount; r++) {
            waiting[r] = regions.start(r);
            for (int p = regions.start(r); p < regions.start(r + 1); p++) {
                firstValue[p] = values[voxels[p]];
                if (!Double.isFinite(firstValue[p])) {
                    swap(p, waiting[r]++);
                }
            }
        }
    }

    private void admitChanged(int region, double[] values, FrameTotals totals) {
        int end = regions.start(region + 1);
        for (int p = waiting[region]; p < end; p++) {
            if (values[voxels[p]] != firstValue[p]) {
                totals.owe(region, firstValue[p]);
                swap(p, waiting[region]++);
            }
        }
    }

    private void swap(int a, int b) {
        int voxel = voxels[a];
        voxels[a] = voxels[b];
        voxels[b] = voxel;
        double value = firstValue[a];
        firstValue[a] = firstValue[b];
        firstValue[b] = value;
    }

    private void sum(int region, double[] values, FrameTotals totals) {
        int end = waiting[region];
        double sum = 0;
        int count = 0;
        for (int p = regions.start(region); p < end; p++) {
            double value = values[voxels[p]];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                sum += value;
                count++;
            }
        }
        totals.sums[region] = sum;
        totals.counts[region] = count;
    }

    /**
     * Ends the run: pays what is owed and decides about the voxels that never changed. With a single frame no voxel can
     * be told to be constant, and all count.
     */
    void finish(ConstantVoxels policy) {
        FrameTotals end = new FrameTotals(regionCount, true);
        if (policy == ConstantVoxels.INCLUDE || framesWithValues == 1) {
            for (int r = 0; r < regionCount; r++) {
                for (int p = waiting[r]; p < regions.start(r + 1); p++) {
                    end.owe(r, firstValue[p]);
                }
            }
        }
        for (int r = 0; r < regionCount; r++) {
            double owedSum = end.owedSums[r];
            int owedCount = end.owedCounts[r];
            for (int f = frames.size() - 1; f >= 0; f--) {
                FrameTotals totals = frames.get(f);
                if (!totals.empty) {
                    totals.sums[r] += owedSum;
                    totals.counts[r] += owedCount;
                }
                owedSum += totals.owedSums[r];
                owedCount += totals.owedCounts[r];
            }
        }
    }

    /** The means as {@code [frame][region]}, after the end; NaN where no voxel of the region has a value. */
    double[][] means() {
        double[][] means = new double[frames.size()][regionCount];
        for (int f = 0; f < means.length; f++) {
            FrameTotals totals = frames.get(f);
            for (int r = 0; r < regionCount; r++) {
                means[f][r] = totals.counts[r] == 0 ? Double.NaN : totals.sums[r] / totals.counts[r];
            }
        }
        return means;
    }

    /**
     * Per region, after the end, the share of the atlas's voxels that entered the means, averaged over the frames that
     * have any value. A part of a region outside the field of view counts as not covered.
     */
    double[] coverage() {
        double[] coverage = new double[regionCount];
        for (int r = 0; r < regionCount; r++) {
            long possible = (long) framesWithValues * (regions.start(r + 1) - regions.start(r));
            long entered = 0;
            for (FrameTotals totals : frames) {
                entered += totals.counts[r];
            }
            coverage[r] = possible == 0 ? 0 : regions.measurableShare(r) * ((double) entered / possible);
        }
        return coverage;
    }
}
