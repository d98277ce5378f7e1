package org.insula.atlas;

import java.util.ArrayList;
import java.util.List;

/**
 * One statistic of each region of a label atlas in each frame. Holds the atlas's voxel list, one value a voxel, and per
 * frame and region a count and what the statistic's tally keeps.
 */
final class LabelPass implements TargetPass {

    /** How many voxels of each region have a value in one frame, and how many more joined in it. */
    private record Counts(boolean empty, int[] measured, int[] joined) {}

    private final RegionVoxels regions;
    private final ChangingVoxels voxels;
    private final RegionTally tally;
    private final List<Counts> frames = new ArrayList<>();

    LabelPass(RegionVoxels regions, RegionStatistic statistic) {
        this.regions = regions;
        this.voxels = regions.changing();
        this.tally = statistic.tally(regions.regions());
    }

    @Override
    public GridFit fit() {
        return regions.fit();
    }

    @Override
    public void add(double[] frame) {
        int[] joined = beginFrame();
        boolean empty = !voxels.advance(frame, (region, voxel, before) -> join(joined, region, before));
        int[] measured = new int[regions.regions()];
        if (!empty) {
            for (int r = 0; r < measured.length; r++) {
                measured[r] = tally.take(r, frame, voxels);
            }
        }
        frames.add(new Counts(empty, measured, joined));
    }

    private int[] beginFrame() {
        tally.beginFrame();
        return new int[regions.regions()];
    }

    private void join(int[] joined, int region, double before) {
        joined[region]++;
        tally.owe(region, before);
    }

    @Override
    public Outcome finish(ConstantVoxels policy) {
        int[] joined = beginFrame();
        voxels.finish(policy, (region, voxel, before) -> join(joined, region, before));
        tally.settle();
        settleCounts(joined);
        return new Outcome(values(), coverage());
    }

    private void settleCounts(int[] joinedAtTheEnd) {
        int[] due = joinedAtTheEnd;
        for (int f = frames.size() - 1; f >= 0; f--) {
            Counts counts = frames.get(f);
            for (int r = 0; r < due.length; r++) {
                counts.measured[r] += counts.empty ? 0 : due[r];
                due[r] += counts.joined[r];
            }
        }
    }

    private double[][] values() {
        double[][] values = new double[frames.size()][regions.regions()];
        for (int f = 0; f < values.length; f++) {
            int[] counts = frames.get(f).measured;
            for (int r = 0; r < counts.length; r++) {
                values[f][r] = counts[r] == 0 ? Double.NaN : tally.value(f, r, counts[r]);
            }
        }
        return values;
    }

    /** The share of the atlas's voxels that have a value, averaged over the frames that have any. */
    private double[] coverage() {
        double[] coverage = new double[regions.regions()];
        for (int r = 0; r < coverage.length; r++) {
            long possible = (long) voxels.framesWithValues() * regions.onGrid(r);
            long entered = 0;
            for (Counts counts : frames) {
                entered += counts.measured[r];
            }
            coverage[r] = possible == 0 ? 0 : regions.shareInside(r) * ((double) entered / possible);
        }
        return coverage;
    }
}
