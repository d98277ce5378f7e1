package org.insula.atlas;

import java.io.Serializable;

/**
 * How one region lies on a run's grid.
 *
 * @param region the region
 * @param atlasVoxels its voxels on the atlas's own grid; of a map, those with a weight
 * @param runVoxels its voxels on the run's grid, inside the mask if there is one
 * @param shareInside the share, 0 to 1, of its atlas voxels (of a map, of its weight) whose centres lie in the run's
 *     field of view; 0 for a region without voxels
 */
public record RegionFit(Region region, int atlasVoxels, int runVoxels, double shareInside) implements Serializable {

    /** Whether the atlas has voxels of the region and none of them is left on the run's grid. */
    public boolean vanished() {
        return atlasVoxels > 0 && runVoxels == 0;
    }
}
