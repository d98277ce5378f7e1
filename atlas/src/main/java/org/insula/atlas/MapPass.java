package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One statistic of each map of a probabilistic atlas in each frame. Per frame it holds one projection a map and the
 * voxels that lack a value, these only once where they are the same as in the frame before.
 */
final class MapPass implements TargetPass {

    /** All weighed voxels are one group; regions overlap. */
    private static final int ALL = 0;

    /**
     * What one frame gives: the projections of changed voxels on each map, what voxels that join in it owe to each of
     * the frames before, and the voxels without a value, ascending; null lacks everything.
     */
    private record Projections(double[] sums, double[] owed, int[] lacking) {}

    /** What follows from the voxels that lack a value in a frame; frames that share the array share it. */
    private record Pattern(int[] lacking, MapFit fit, double[] weights) {}

    private final MapVoxels maps;
    private final MapStatistic statistic;
    private final ChangingVoxels voxels;
    private final List<Projections> frames = new ArrayList<>();
    private int[] lastLacking = {};

    MapPass(MapVoxels maps, MapStatistic statistic) {
        this.maps = maps;
        this.statistic = statistic;
        this.voxels = new ChangingVoxels(maps.voxels().clone(), new int[] {0, maps.voxels().length});
    }

    @Override
    public GridFit fit() {
        return maps.fit();
    }

    @Override
    public void add(double[] frame) {
        double[] sums = new double[maps.regions()];
        double[] owed = new double[maps.regions()];
        boolean empty = !voxels.advance(frame, (all, voxel, before) -> maps.project(voxel, before, owed));
        frames.add(new Projections(sums, owed, empty ? null : project(frame, sums)));
    }

    private int[] project(double[] frame, double[] sums) {
        int[] list = voxels.list();
        int end = voxels.changedEnd(ALL);
        int lacking = 0;
        for (int p = 0; p < end; p++) {
            double value = frame[list[p]];
            if (Math.abs(value) <= Double.MAX_VALUE) {
                maps.project(list[p], value, sums);
            } else {
                lacking++;
            }
        }
        return lacking(frame, lacking);
    }

    private int[] lacking(double[] frame, int count) {
        int[] lacking = new int[count];
        int next = 0;
        for (int voxel : count == 0 ? lacking : maps.voxels()) {
            if (!Double.isFinite(frame[voxel])) {
                lacking[next++] = voxel;
            }
        }
        if (!Arrays.equals(lacking, lastLacking)) {
            lastLacking = lacking;
        }
        return lastLacking;
    }

    @Override
    public Outcome finish(ConstantVoxels policy) {
        double[] due = new double[maps.regions()];
        voxels.finish(policy, (all, voxel, before) -> maps.project(voxel, before, due));
        for (int f = frames.size() - 1; f >= 0; f--) {
            Projections projections = frames.get(f);
            for (int r = 0; r < due.length; r++) {
                projections.sums[r] += due[r];
                due[r] += projections.owed[r];
            }
        }
        return outcome();
    }

    private Outcome outcome() {
        int[] counting = Arrays.copyOf(voxels.list(), voxels.changedEnd(ALL));
        Arrays.sort(counting);
        double[][] values = new double[frames.size()][maps.regions()];
        double[] weights = new double[maps.regions()];
        Pattern pattern = null;
        for (int f = 0; f < values.length; f++) {
            Projections projections = frames.get(f);
            if (projections.lacking == null) {
                Arrays.fill(values[f], Double.NaN);
                continue;
            }
            if (pattern == null || pattern.lacking != projections.lacking) {
                pattern = pattern(counting, projections.lacking);
            }
            values[f] = pattern.fit.values(projections.sums);
            for (int r = 0; r < weights.length; r++) {
                weights[r] += pattern.weights[r];
            }
        }
        return new Outcome(values, coverage(weights));
    }

    private Pattern pattern(int[] counting, int[] lacking) {
        int[] measured = Arrays.stream(counting)
                .filter(voxel -> Arrays.binarySearch(lacking, voxel) < 0)
                .toArray();
        double[] weights = new double[maps.regions()];
        for (int voxel : measured) {
            maps.addSizes(voxel, weights);
        }
        return new Pattern(lacking, statistic.fit(maps, measured), weights);
    }

    /** The share of each map's weight that lies on voxels with a value, averaged over the frames that have any. */
    private double[] coverage(double[] weightsOfAllFrames) {
        double[] coverage = new double[maps.regions()];
        for (int r = 0; r < coverage.length; r++) {
            double possible = voxels.framesWithValues() * maps.totalWeight(r);
            coverage[r] = possible == 0 ? 0 : maps.shareInside(r) * Math.min(1, weightsOfAllFrames[r] / possible);
        }
        return coverage;
    }
}
