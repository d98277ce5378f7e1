package org.insula.atlas;

import org.insula.io.image.Grid;

/** Moves maps from one grid to another. For use by one thread. */
@FunctionalInterface
interface MapResampling {

    /** The map on the other grid. */
    WeightMap apply(WeightMap map);

    /** Each voxel of the target takes the weight of the source voxel that holds its centre. */
    static MapResampling nearest(Grid source, Grid target) {
        int[] nearest = VoxelMapping.nearest(source, target);
        return map -> {
            double[] weights = map.dense(source.voxels());
            double[] moved = new double[nearest.length];
            for (int v = 0; v < nearest.length; v++) {
                moved[v] = nearest[v] == VoxelMapping.OUTSIDE ? 0 : weights[nearest[v]];
            }
            return WeightMap.of(moved);
        };
    }
}
