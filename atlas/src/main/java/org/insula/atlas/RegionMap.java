package org.insula.atlas;

import org.insula.io.image.Volume;

/**
 * Paints values of regions onto the atlas's grid. Each voxel takes its region's value; voxels of no region are 0; a
 * region whose value is NaN is painted NaN, so that a missing region does not look like one of value zero.
 */
public final class RegionMap {

    private RegionMap() {}

    /**
     * One value a region as a volume on the atlas's grid.
     *
     * @param regionValues in the atlas's order; NaN is missing
     * @throws IllegalArgumentException if there is not one value a region
     */
    public static Volume toVolume(Atlas atlas, double[] regionValues) {
        return toVolume(atlas, regionValues, 0);
    }

    /** The same with another value in voxels of no region. */
    public static Volume toVolume(Atlas atlas, double[] regionValues, double outside) {
        double[] voxels = new double[atlas.grid().voxels()];
        paint(atlas, regionValues, voxels, outside);
        return new Volume(atlas.grid(), voxels);
    }

    /**
     * Paints into an existing frame of the atlas's grid, x fastest, overwriting every voxel; for 4D maps written frame
     * by frame.
     *
     * @param regionValues in the atlas's order; NaN is missing
     * @throws IllegalArgumentException if there is not one value a region, or the frame is not of the atlas's size
     */
    public static void paint(Atlas atlas, double[] regionValues, double[] frame) {
        paint(atlas, regionValues, frame, 0);
    }

    private static void paint(Atlas atlas, double[] regionValues, double[] frame, double outside) {
        if (regionValues.length != atlas.size()) {
            throw new IllegalArgumentException(
                    regionValues.length + " values for the " + atlas.size() + " regions of " + "atlas " + atlas.name());
        }
        if (frame.length != atlas.grid().voxels()) {
            throw new IllegalArgumentException("a frame of " + frame.length + " voxels for the grid of atlas "
                    + atlas.name() + ", which has " + atlas.grid().voxels());
        }
        for (int v = 0; v < frame.length; v++) {
            int region = atlas.regionOfVoxel(v);
            frame[v] = region == Atlas.NO_REGION ? outside : regionValues[region];
        }
    }
}
