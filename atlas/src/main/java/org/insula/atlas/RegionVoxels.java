package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.io.image.Grid;

/**
 * The voxels of a label atlas's regions on a run's grid, as one flat list so that a pass over a frame touches atlas
 * voxels only: region by region, ascending within a region.
 */
final class RegionVoxels {

    private final int[] voxels;
    private final int[] starts;
    private final int[] onGrid;
    private final GridFit fit;

    private RegionVoxels(Atlas atlas, Grid grid, int[] regionOfVoxel, double[] shareInside, boolean[] inMask) {
        this.onGrid = new int[atlas.size()];
        this.starts = new int[atlas.size() + 1];
        for (int v = 0; v < regionOfVoxel.length; v++) {
            if (regionOfVoxel[v] != Atlas.NO_REGION) {
                onGrid[regionOfVoxel[v]]++;
                starts[regionOfVoxel[v] + 1] += inMask[v] ? 1 : 0;
            }
        }
        for (int r = 0; r < atlas.size(); r++) {
            starts[r + 1] += starts[r];
        }
        this.voxels = new int[starts[atlas.size()]];
        int[] next = starts.clone();
        for (int v = 0; v < regionOfVoxel.length; v++) {
            if (regionOfVoxel[v] != Atlas.NO_REGION && inMask[v]) {
                voxels[next[regionOfVoxel[v]]++] = v;
            }
        }
        this.fit = fit(atlas, grid, shareInside);
    }

    private GridFit fit(Atlas atlas, Grid grid, double[] shareInside) {
        List<RegionFit> fits = new ArrayList<>();
        for (int r = 0; r < atlas.size(); r++) {
            int measurable = starts[r + 1] - starts[r];
            fits.add(new RegionFit(atlas.regions().get(r), atlas.voxels(r), measurable, shareInside[r]));
        }
        return new GridFit(atlas.name(), grid, fits);
    }

    /**
     * The voxels of an atlas on its own grid.
     *
     * @param inMask per voxel, whether it may count
     */
    static RegionVoxels onOwnGrid(Atlas atlas, boolean[] inMask) {
        int[] regionOfVoxel = new int[atlas.grid().voxels()];
        for (int v = 0; v < regionOfVoxel.length; v++) {
            regionOfVoxel[v] = atlas.regionOfVoxel(v);
        }
        double[] everything = new double[atlas.size()];
        for (int r = 0; r < everything.length; r++) {
            everything[r] = atlas.voxels(r) == 0 ? 0 : 1;
        }
        return new RegionVoxels(atlas, atlas.grid(), regionOfVoxel, everything, inMask);
    }

    /**
     * The voxels of an atlas moved to another grid: see {@link Resampling#NEAREST}.
     *
     * @param inMask per voxel of the target, whether it may count
     */
    static RegionVoxels nearest(Atlas atlas, Grid target, boolean[] inMask) {
        int[] nearest = VoxelMapping.nearest(atlas.grid(), target);
        int[] regionOfVoxel = new int[nearest.length];
        for (int v = 0; v < nearest.length; v++) {
            regionOfVoxel[v] = nearest[v] == VoxelMapping.OUTSIDE ? Atlas.NO_REGION : atlas.regionOfVoxel(nearest[v]);
        }
        return new RegionVoxels(atlas, target, regionOfVoxel, shareInside(atlas, target), inMask);
    }

    private static double[] shareInside(Atlas atlas, Grid target) {
        int[] counterpart = VoxelMapping.nearest(target, atlas.grid());
        double[] share = new double[atlas.size()];
        for (int v = 0; v < counterpart.length; v++) {
            int region = atlas.regionOfVoxel(v);
            if (region != Atlas.NO_REGION && counterpart[v] != VoxelMapping.OUTSIDE) {
                share[region]++;
            }
        }
        for (int r = 0; r < share.length; r++) {
            share[r] = atlas.voxels(r) == 0 ? 0 : share[r] / atlas.voxels(r);
        }
        return share;
    }

    /** The number of regions, those without voxels included. */
    int regions() {
        return onGrid.length;
    }

    /** The number of voxels of all regions together. */
    int size() {
        return voxels.length;
    }

    /** The voxels at the start of a run, none of which has changed yet. */
    ChangingVoxels changing() {
        return new ChangingVoxels(voxels.clone(), starts.clone());
    }

    /** A fresh copy of a region's voxels, ascending. */
    int[] voxels(int region) {
        return Arrays.copyOfRange(voxels, starts[region], starts[region + 1]);
    }

    /** The number of a region's voxels on the run's grid, whatever the mask. */
    int onGrid(int region) {
        return onGrid[region];
    }

    /** The share of a region's own voxels whose centres lie in the run's field of view, 0 for one without voxels. */
    double shareInside(int region) {
        return fit.regions().get(region).shareInside();
    }

    /** How the atlas lies on the run's grid. */
    GridFit fit() {
        return fit;
    }
}
