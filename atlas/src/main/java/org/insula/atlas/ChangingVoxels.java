package org.insula.atlas;

/**
 * The voxels of a run's regions, those that have changed apart from those that have kept their first value so far.
 *
 * <p>Only at the end of a run is it known which voxels were constant. So a voxel waits for as long as it keeps its
 * first value; when it first differs it joins the changed ones, and what it was in all frames before is told to a
 * {@link Joining}. A constant voxel thus never enters anything and nothing has to be taken out again, however large its
 * value.
 *
 * <p>A voxel that lacks a finite value in the first frame counts as changed from the start. A frame in which no voxel
 * at all has a value says nothing about who is constant and is passed over. For use by one thread.
 */
final class ChangingVoxels {

    /** Hears of voxels that count from now on. */
    @FunctionalInterface
    interface Joining {
        /** A voxel of a region joins; it was {@code before} in all earlier frames that have any value. */
        void joins(int region, int voxel, double before);
    }

    /** Where each region begins in the list, and in the last place where the list ends. */
    private final int[] starts;
    /** Per region: voxels that have changed come first, then, from {@link #changedEnd}, those that wait. */
    private final int[] voxels;

    private final int[] changedEnd;
    private final double[] firstValue;
    private int framesWithValues;

    /**
     * Takes both arrays over.
     *
     * @param voxels indices into frames, region by region
     * @param starts where each region begins in {@code voxels}, and at last where the list ends
     */
    ChangingVoxels(int[] voxels, int[] starts) {
        this.voxels = voxels;
        this.starts = starts;
        this.changedEnd = new int[starts.length - 1];
        this.firstValue = new double[voxels.length];
    }

    /** Looks at the next frame and says whether any voxel has a value in it; if not, it is passed over. */
    boolean advance(double[] frame, Joining joining) {
        if (isEmpty(frame)) {
            return false;
        }
        if (framesWithValues++ == 0) {
            startWaiting(frame);
            return true;
        }
        for (int r = 0; r < changedEnd.length; r++) {
            admitChanged(r, frame, joining);
        }
        return true;
    }

    private boolean isEmpty(double[] frame) {
        for (int voxel : voxels) {
            if (Double.isFinite(frame[voxel])) {
                return false;
            }
        }
        return true;
    }

    private void startWaiting(double[] frame) {
        for (int r = 0; r < changedEnd.length; r++) {
            changedEnd[r] = starts[r];
            for (int p = starts[r]; p < starts[r + 1]; p++) {
                firstValue[p] = frame[voxels[p]];
                if (!Double.isFinite(firstValue[p])) {
                    swap(p, changedEnd[r]++);
                }
            }
        }
    }

    private void admitChanged(int region, double[] frame, Joining joining) {
        int end = starts[region + 1];
        for (int p = changedEnd[region]; p < end; p++) {
            if (frame[voxels[p]] != firstValue[p]) {
                joining.joins(region, voxels[p], firstValue[p]);
                swap(p, changedEnd[region]++);
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

    /**
     * Ends the run: those that never changed join too if the policy includes them, or if there was a single frame, in
     * which no voxel can be told to be constant.
     */
    void finish(ConstantVoxels policy, Joining joining) {
        if (policy == ConstantVoxels.EXCLUDE && framesWithValues != 1) {
            return;
        }
        for (int r = 0; r < changedEnd.length; r++) {
            for (; changedEnd[r] < starts[r + 1]; changedEnd[r]++) {
                joining.joins(r, voxels[changedEnd[r]], firstValue[changedEnd[r]]);
            }
        }
    }

    /** The voxels region by region; not a copy. */
    int[] list() {
        return voxels;
    }

    /** Where a region's voxels begin in the list. */
    int start(int region) {
        return starts[region];
    }

    /** Where a region's changed voxels end in the list, and those that wait begin. */
    int changedEnd(int region) {
        return changedEnd[region];
    }

    /** How many voxels of a region still wait. */
    int waiting(int region) {
        return starts[region + 1] - changedEnd[region];
    }

    /** The number of frames so far in which any voxel had a value. */
    int framesWithValues() {
        return framesWithValues;
    }
}
