package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.io.image.Grid;

/** The maps of a probabilistic atlas on a run's grid, turned round: for each voxel, the regions that weigh it. */
final class MapVoxels {

    private final int regions;
    /** Voxels that some map weighs and the mask lets through, ascending. */
    private final int[] voxels;
    /** Per voxel of the grid, where its entries begin; the next voxel's begin is its end. */
    private final int[] starts;

    private final int[] region;
    private final float[] weight;
    /** Per region the sum of absolute weights on the grid, whatever the mask. */
    private final double[] totalWeight;

    private final GridFit fit;

    private MapVoxels(
            ProbabilisticAtlas atlas, Grid grid, List<WeightMap> maps, double[] shareInside, boolean[] inMask) {
        this.regions = maps.size();
        this.totalWeight = new double[regions];
        int[] runVoxels = new int[regions];
        this.starts = starts(grid.voxels(), maps, inMask);
        this.region = new int[starts[grid.voxels()]];
        this.weight = new float[region.length];
        int[] next = starts.clone();
        for (int r = 0; r < regions; r++) {
            WeightMap map = maps.get(r);
            for (int e = 0; e < map.size(); e++) {
                totalWeight[r] += Math.abs(map.weight(e));
                if (inMask[map.voxel(e)]) {
                    int entry = next[map.voxel(e)]++;
                    region[entry] = r;
                    weight[entry] = (float) map.weight(e);
                    runVoxels[r]++;
                }
            }
        }
        this.voxels = weighed(starts);
        this.fit = fit(atlas, grid, shareInside, runVoxels);
    }

    private static int[] starts(int gridVoxels, List<WeightMap> maps, boolean[] inMask) {
        int[] starts = new int[gridVoxels + 1];
        for (WeightMap map : maps) {
            for (int e = 0; e < map.size(); e++) {
                starts[map.voxel(e) + 1] += inMask[map.voxel(e)] ? 1 : 0;
            }
        }
        for (int v = 0; v < gridVoxels; v++) {
            starts[v + 1] = Math.addExact(starts[v + 1], starts[v]);
        }
        return starts;
    }

    private static int[] weighed(int[] starts) {
        int[] voxels = new int[starts.length - 1];
        int count = 0;
        for (int v = 0; v < starts.length - 1; v++) {
            if (starts[v] < starts[v + 1]) {
                voxels[count++] = v;
            }
        }
        return Arrays.copyOf(voxels, count);
    }

    private static GridFit fit(ProbabilisticAtlas atlas, Grid grid, double[] shareInside, int[] runVoxels) {
        List<RegionFit> fits = new ArrayList<>();
        for (int r = 0; r < runVoxels.length; r++) {
            fits.add(new RegionFit(atlas.regions().get(r), atlas.map(r).size(), runVoxels[r], shareInside[r]));
        }
        return new GridFit(atlas.name(), grid, fits);
    }

    /** The maps on their own grid. */
    static MapVoxels onOwnGrid(ProbabilisticAtlas atlas, boolean[] inMask) {
        List<WeightMap> maps = new ArrayList<>();
        double[] everything = new double[atlas.size()];
        for (int r = 0; r < atlas.size(); r++) {
            maps.add(atlas.map(r));
            everything[r] = atlas.map(r).size() == 0 ? 0 : 1;
        }
        return new MapVoxels(atlas, atlas.grid(), maps, everything, inMask);
    }

    /** The maps moved to another grid. */
    static MapVoxels moved(ProbabilisticAtlas atlas, Grid target, MapResampling resampling, boolean[] inMask) {
        List<WeightMap> maps = new ArrayList<>();
        for (int r = 0; r < atlas.size(); r++) {
            maps.add(resampling.apply(atlas.map(r)));
        }
        return new MapVoxels(atlas, target, maps, shareInside(atlas, target), inMask);
    }

    private static double[] shareInside(ProbabilisticAtlas atlas, Grid target) {
        int[] counterpart = VoxelMapping.nearest(target, atlas.grid());
        double[] share = new double[atlas.size()];
        for (int r = 0; r < share.length; r++) {
            WeightMap map = atlas.map(r);
            double inside = 0;
            double all = 0;
            for (int e = 0; e < map.size(); e++) {
                double size = Math.abs(map.weight(e));
                all += size;
                inside += counterpart[map.voxel(e)] == VoxelMapping.OUTSIDE ? 0 : size;
            }
            share[r] = all == 0 ? 0 : inside / all;
        }
        return share;
    }

    /** The number of maps. */
    int regions() {
        return regions;
    }

    /** Voxels that some map weighs and the mask lets through, ascending; not a copy. */
    int[] voxels() {
        return voxels;
    }

    /** Adds a voxel's value, times each region's weight, to the regions' sums. */
    void project(int voxel, double value, double[] sums) {
        for (int e = starts[voxel]; e < starts[voxel + 1]; e++) {
            sums[region[e]] += weight[e] * value;
        }
    }

    /** Adds each region's absolute weight of a voxel to the regions' sums. */
    void addSizes(int voxel, double[] sums) {
        for (int e = starts[voxel]; e < starts[voxel + 1]; e++) {
            sums[region[e]] += Math.abs(weight[e]);
        }
    }

    /** Adds the products of the weights of each pair of regions in a voxel, {@code [region][region]}. */
    void addProducts(int voxel, double[][] sums) {
        for (int a = starts[voxel]; a < starts[voxel + 1]; a++) {
            for (int b = starts[voxel]; b < starts[voxel + 1]; b++) {
                sums[region[a]][region[b]] += (double) weight[a] * weight[b];
            }
        }
    }

    /** The sum of a region's absolute weights on the run's grid, whatever the mask. */
    double totalWeight(int r) {
        return totalWeight[r];
    }

    /** The share of a region's weight whose voxel centres lie in the run's field of view. */
    double shareInside(int r) {
        return fit.regions().get(r).shareInside();
    }

    /** How the maps lie on the run's grid. */
    GridFit fit() {
        return fit;
    }
}
