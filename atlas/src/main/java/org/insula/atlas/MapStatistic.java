package org.insula.atlas;

import java.util.function.BiFunction;

/**
 * What is taken of a map in a frame. Voxels without a finite value are left out, and so are constant ones unless
 * {@link ConstantVoxels#INCLUDE} asks for them; NaN where no weighed voxel is left.
 */
public enum MapStatistic {
    /**
     * The values whose maps, added up, come closest to the frame: the {@code s} that minimise
     * {@code sum over voxels (frame - sum over regions s_r map_r)^2}, as nilearn's maps masker takes them. A region's
     * value is free of what its neighbours share with it. Where maps depend on each other, the shortest of all such
     * {@code s}.
     */
    LEAST_SQUARES(NormalEquations::of),
    /** The mean of the voxels weighted by the map, {@code sum(w x) / sum(w)}; weights must not be negative. */
    WEIGHTED_MEAN(WeightedMean::of);

    private final BiFunction<MapVoxels, int[], MapFit> fit;

    MapStatistic(BiFunction<MapVoxels, int[], MapFit> fit) {
        this.fit = fit;
    }

    /** What to do with the projections of frames in which just the given voxels have a value. */
    MapFit fit(MapVoxels maps, int[] voxels) {
        return fit.apply(maps, voxels);
    }
}
