package org.insula.atlas;

import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/**
 * The voxels of each region on a run's grid, as one flat list so that a pass over a frame touches atlas voxels only:
 * region by region, ascending within a region.
 */
final class RegionVoxels {

    /** Slack in voxels, far above rounding and far below any real shift, that decides ties alike on every machine. */
    private static final double TIE_SLACK = 1e-6;

    private final int[] voxels;
    private final int[] starts;
    private final double[] measurableShare;

    private RegionVoxels(int[] regionOfVoxel, double[] measurableShare) {
        int regions = measurableShare.length;
        this.measurableShare = measurableShare;
        this.starts = new int[regions + 1];
        for (int region : regionOfVoxel) {
            if (region != Atlas.NO_REGION) {
                starts[region + 1]++;
            }
        }
        for (int r = 0; r < regions; r++) {
            starts[r + 1] += starts[r];
        }
        this.voxels = new int[starts[regions]];
        int[] next = starts.clone();
        for (int v = 0; v < regionOfVoxel.length; v++) {
            if (regionOfVoxel[v] != Atlas.NO_REGION) {
                voxels[next[regionOfVoxel[v]]++] = v;
            }
        }
    }

    /** The voxels of an atlas on its own grid. */
    static RegionVoxels onOwnGrid(Atlas atlas) {
        int[] regionOfVoxel = new int[atlas.grid().voxels()];
        for (int v = 0; v < regionOfVoxel.length; v++) {
            regionOfVoxel[v] = atlas.regionOfVoxel(v);
        }
        double[] everything = new double[atlas.size()];
        for (int r = 0; r < everything.length; r++) {
            everything[r] = atlas.voxels(r) == 0 ? 0 : 1;
        }
        return new RegionVoxels(regionOfVoxel, everything);
    }

    /** The voxels of an atlas moved to another grid: see {@link Resampling#NEAREST}. */
    static RegionVoxels nearest(Atlas atlas, Grid target) {
        Grid source = atlas.grid();
        int[] nearest = nearestVoxels(source, target);
        int[] regionOfVoxel = new int[nearest.length];
        for (int v = 0; v < nearest.length; v++) {
            regionOfVoxel[v] = nearest[v] < 0 ? Atlas.NO_REGION : atlas.regionOfVoxel(nearest[v]);
        }
        return new RegionVoxels(regionOfVoxel, shareInside(atlas, target));
    }

    /** Per region, the share of the atlas's voxels whose centres lie within the target's field of view. */
    private static double[] shareInside(Atlas atlas, Grid target) {
        int[] counterpart = nearestVoxels(target, atlas.grid());
        double[] share = new double[atlas.size()];
        for (int v = 0; v < counterpart.length; v++) {
            int region = atlas.regionOfVoxel(v);
            if (region != Atlas.NO_REGION && counterpart[v] >= 0) {
                share[region]++;
            }
        }
        for (int r = 0; r < share.length; r++) {
            share[r] = atlas.voxels(r) == 0 ? 0 : share[r] / atlas.voxels(r);
        }
        return share;
    }

    /**
     * For each voxel of {@code target}, the voxel of {@code source} that holds its centre, or -1 outside the source. A
     * centre on the border of two voxels belongs to the one of the higher index.
     */
    private static int[] nearestVoxels(Grid source, Grid target) {
        Affine toSource = source.affine().inverse().compose(target.affine());
        int[] nearest = new int[target.voxels()];
        int v = 0;
        for (int k = 0; k < target.nz(); k++) {
            for (int j = 0; j < target.ny(); j++) {
                double x0 = toSource.get(0, 1) * j + toSource.get(0, 2) * k + toSource.get(0, 3);
                double y0 = toSource.get(1, 1) * j + toSource.get(1, 2) * k + toSource.get(1, 3);
                double z0 = toSource.get(2, 1) * j + toSource.get(2, 2) * k + toSource.get(2, 3);
                for (int i = 0; i < target.nx(); i++, v++) {
                    int x = nearestIndex(x0 + toSource.get(0, 0) * i, source.nx());
                    int y = nearestIndex(y0 + toSource.get(1, 0) * i, source.ny());
                    int z = nearestIndex(z0 + toSource.get(2, 0) * i, source.nz());
                    nearest[v] = (x | y | z) < 0 ? -1 : x + source.nx() * (y + source.ny() * z);
                }
            }
        }
        return nearest;
    }

    private static int nearestIndex(double position, int length) {
        double index = Math.floor(position + 0.5 + TIE_SLACK);
        return index >= 0 && index < length ? (int) index : -1;
    }

    /** The number of regions, those without voxels included. */
    int regions() {
        return measurableShare.length;
    }

    /** The number of voxels of all regions together. */
    int size() {
        return voxels.length;
    }

    /** A fresh copy of the list: the voxels of region r stand from {@code start(r)} to before {@code start(r + 1)}. */
    int[] voxels() {
        return voxels.clone();
    }

    /** Where a region begins in the list; the number of regions is allowed and gives the list's end. */
    int start(int region) {
        return starts[region];
    }

    /** The share of the atlas's own voxels of a region that this grid could measure, 0 for a region without voxels. */
    double measurableShare(int region) {
        return measurableShare[region];
    }
}
