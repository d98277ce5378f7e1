package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Smallest or largest values. */
final class ExtremeTally implements RegionTally {

    private final int regions;
    private final DoubleBinaryOperator extreme;
    private final double none;
    private final List<double[]> extremes = new ArrayList<>();
    private final List<double[]> owed = new ArrayList<>();

    private ExtremeTally(int regions, DoubleBinaryOperator extreme, double none) {
        this.regions = regions;
        this.extreme = extreme;
        this.none = none;
    }

    static ExtremeTally smallest(int regions) {
        return new ExtremeTally(regions, Math::min, Double.POSITIVE_INFINITY);
    }

    static ExtremeTally largest(int regions) {
        return new ExtremeTally(regions, Math::max, Double.NEGATIVE_INFINITY);
    }

    @Override
    public void beginFrame() {
        extremes.add(nothing());
        owed.add(nothing());
    }

    private double[] nothing() {
        double[] nothing = new double[regions];
        Arrays.fill(nothing, none);
        return nothing;
    }

    @Override
    public int take(int region, double[] frame, ChangingVoxels voxels) {
        int[] list = voxels.list();
        int end = voxels.changedEnd(region);
        double found = none;
        int count = 0;
        for (int p = voxels.start(region); p < end; p++) {
            double value = frame[list[p]];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                found = extreme.applyAsDouble(found, value);
                count++;
            }
        }
        extremes.get(extremes.size() - 1)[region] = found;
        return count;
    }

    @Override
    public void owe(int region, double before) {
        double[] last = owed.get(owed.size() - 1);
        last[region] = extreme.applyAsDouble(last[region], before);
    }

    @Override
    public void settle() {
        double[] due = nothing();
        for (int f = extremes.size() - 1; f >= 0; f--) {
            for (int r = 0; r < regions; r++) {
                extremes.get(f)[r] = extreme.applyAsDouble(extremes.get(f)[r], due[r]);
                due[r] = extreme.applyAsDouble(due[r], owed.get(f)[r]);
            }
        }
    }

    @Override
    public double value(int frame, int region, int count) {
        return extremes.get(frame)[region];
    }
}
