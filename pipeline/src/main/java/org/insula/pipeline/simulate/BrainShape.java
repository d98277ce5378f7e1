package org.insula.pipeline.simulate;

import java.io.Serializable;

/**
 * Grid and parcellation of a simulated brain.
 *
 * @param nx voxels from left to right; even
 * @param ny voxels from back to front
 * @param nz voxels from bottom to top
 * @param voxelSize edge of a voxel in mm
 * @param regions number of regions, half in each hemisphere; even
 */
public record BrainShape(int nx, int ny, int nz, double voxelSize, int regions) implements Serializable {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a side is below 4, {@code nx} or {@code regions} is odd or not positive, or
     *     the voxel size is not positive
     */
    public BrainShape {
        if (nx < 4 || ny < 4 || nz < 4 || nx % 2 != 0 || !(voxelSize > 0)) {
            throw new IllegalArgumentException("grid " + nx + "×" + ny + "×" + nz + " of " + voxelSize
                    + " mm voxels: expected at least 4 a side, an even number from left to right");
        }
        if (regions < 2 || regions % 2 != 0) {
            throw new IllegalArgumentException(regions + " regions, expected an even number of at least 2");
        }
    }
}
