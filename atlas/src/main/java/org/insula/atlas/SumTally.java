package org.insula.atlas;

import java.util.ArrayList;
import java.util.List;

/** Sums, and what follows from a sum and a count. */
final class SumTally implements RegionTally {

    /** What becomes of a sum of so many values. */
    @FunctionalInterface
    interface Outcome {
        double of(double sum, int count);
    }

    private final int regions;
    private final Outcome outcome;
    /** Grow with the frames that really come, whatever a header promises. */
    private final List<double[]> sums = new ArrayList<>();

    /** Per frame and region, the sum of what voxels that join in the frame owe to each of the frames before. */
    private final List<double[]> owed = new ArrayList<>();

    SumTally(int regions, Outcome outcome) {
        this.regions = regions;
        this.outcome = outcome;
    }

    @Override
    public void beginFrame() {
        sums.add(new double[regions]);
        owed.add(new double[regions]);
    }

    @Override
    public int take(int region, double[] frame, ChangingVoxels voxels) {
        int[] list = voxels.list();
        int start = voxels.start(region);
        int end = voxels.changedEnd(region);
        double[] frameSums = sums.get(sums.size() - 1);
        frameSums[region] = sum(frame, list, start, end);
        // One value that is not finite shows in the sum, so the values need not be looked at one by one.
        return Double.isFinite(frameSums[region]) ? end - start : takeFinite(region, frame, list, start, end);
    }

    /** Four sums side by side, as an addition need not wait for the one before. */
    private static double sum(double[] frame, int[] list, int start, int end) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int p = start;
        for (; p < end - 3; p += 4) {
            a += frame[list[p]];
            b += frame[list[p + 1]];
            c += frame[list[p + 2]];
            d += frame[list[p + 3]];
        }
        for (; p < end; p++) {
            a += frame[list[p]];
        }
        return a + b + (c + d);
    }

    private int takeFinite(int region, double[] frame, int[] list, int start, int end) {
        double sum = 0;
        int count = 0;
        for (int p = start; p < end; p++) {
            double value = frame[list[p]];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                sum += value;
                count++;
            }
        }
        sums.get(sums.size() - 1)[region] = sum;
        return count;
    }

    @Override
    public void owe(int region, double before) {
        owed.get(owed.size() - 1)[region] += before;
    }

    @Override
    public void settle() {
        double[] due = new double[regions];
        for (int f = sums.size() - 1; f >= 0; f--) {
            for (int r = 0; r < regions; r++) {
                sums.get(f)[r] += due[r];
                due[r] += owed.get(f)[r];
            }
        }
    }

    @Override
    public double value(int frame, int region, int count) {
        return outcome.of(sums.get(frame)[region], count);
    }
}
