package org.insula.atlas;

/**
 * The mean of each region in each frame, taken in one pass. Holds the atlas's voxel list, one value a voxel and sums
 * and counts per frame and region, never more than the frame it is given.
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
    private final int frames;
    private final int regionCount;
    /** Per region: voxels that have changed come first, then, from {@link #waiting}, those that have not. */
    private final int[] voxels;

    private final int[] waiting;
    private final double[] firstValue;
    /** Sums and counts as {@code [frame][region]}, and what a change in that frame owes to those before. */
    private final double[] sums;

    private final int[] counts;
    private final double[] owedSums;
    private final int[] owedCounts;
    private final boolean[] empty;
    private int frame;
    private int framesWithValues;

    RegionMeans(RegionVoxels regions, int frames) {
        this.regions = regions;
        this.frames = frames;
        this.regionCount = regions.regions();
        this.voxels = regions.voxels();
        this.waiting = new int[regionCount];
        this.firstValue = new double[voxels.length];
        this.sums = new double[Math.multiplyExact(frames, regionCount)];
        this.counts = new int[sums.length];
        this.owedSums = new double[Math.multiplyExact(frames + 1, regionCount)];
        this.owedCounts = new int[owedSums.length];
        this.empty = new boolean[frames];
    }

    /** Takes the next frame in; it is not kept. */
    void add(double[] values) {
        if (isEmpty(values)) {
            empty[frame] = true;
        } else {
            if (framesWithValues == 0) {
                startWaiting(values);
            }
            for (int r = 0; r < regionCount; r++) {
                admitChanged(r, values);
                sum(r, values);
            }
            framesWithValues++;
        }
        frame++;
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

    private void admitChanged(int region, double[] values) {
        int end = regions.start(region + 1);
        for (int p = waiting[region]; p < end; p++) {
            if (values[voxels[p]] != firstValue[p]) {
                owe(frame, region, firstValue[p]);
                swap(p, waiting[region]++);
            }
        }
    }

    private void owe(int changeFrame, int region, double value) {
        owedSums[changeFrame * regionCount + region] += value;
        owedCounts[changeFrame * regionCount + region]++;
    }

    private void swap(int a, int b) {
        int voxel = voxels[a];
        voxels[a] = voxels[b];
        voxels[b] = voxel;
        double value = firstValue[a];
        firstValue[a] = firstValue[b];
        firstValue[b] = value;
    }

    private void sum(int region, double[] values) {
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
        sums[frame * regionCount + region] = sum;
        counts[frame * regionCount + region] = count;
    }

    /**
     * Ends the run: pays what is owed and decides about the voxels that never changed. With a single frame no voxel can
     * be told to be constant, and all count.
     */
    void finish(ConstantVoxels policy) {
        if (policy == ConstantVoxels.INCLUDE || framesWithValues == 1) {
            for (int r = 0; r < regionCount; r++) {
                for (int p = waiting[r]; p < regions.start(r + 1); p++) {
                    owe(frames, r, firstValue[p]);
                }
            }
        }
        for (int r = 0; r < regionCount; r++) {
            double owedSum = 0;
            int owedCount = 0;
            for (int f = frames - 1; f >= 0; f--) {
                owedSum += owedSums[(f + 1) * regionCount + r];
                owedCount += owedCounts[(f + 1) * regionCount + r];
                if (!empty[f]) {
                    sums[f * regionCount + r] += owedSum;
                    counts[f * regionCount + r] += owedCount;
                }
            }
        }
    }

    /** The means as {@code [frame][region]}, after the end; NaN where no voxel of the region has a value. */
    double[][] means() {
        double[][] means = new double[frames][regionCount];
        for (int f = 0; f < frames; f++) {
            for (int r = 0; r < regionCount; r++) {
                int count = counts[f * regionCount + r];
                means[f][r] = count == 0 ? Double.NaN : sums[f * regionCount + r] / count;
            }
        }
        return means;
    }

    /**
     * Per region, after the end, the share of the atlas's voxels that entered the means, averaged over the frames. A
     * part of a region outside the field of view counts as not covered.
     */
    double[] coverage() {
        double[] coverage = new double[regionCount];
        for (int r = 0; r < regionCount; r++) {
            int voxelsOfRegion = regions.start(r + 1) - regions.start(r);
            long entered = 0;
            for (int f = 0; f < frames; f++) {
                entered += counts[f * regionCount + r];
            }
            coverage[r] = voxelsOfRegion == 0
                    ? 0
                    : regions.measurableShare(r) * ((double) entered / ((long) frames * voxelsOfRegion));
        }
        return coverage;
    }
}
