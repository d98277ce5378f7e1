package org.insula.atlas;

/**
 * Gathers one statistic of each region in each frame while the frames pass by. Values that are not finite are left out.
 * Frames count from 0 in the order of {@link #beginFrame}. For use by one thread.
 */
interface RegionTally {

    /** A new frame begins; what follows is about it. */
    void beginFrame();

    /** Takes a region's changed voxels of the current frame in and returns how many of them have a value. */
    int take(int region, double[] frame, ChangingVoxels voxels);

    /** A voxel joins in the current frame: in every frame before it had the given value, which is to count there. */
    void owe(int region, double before);

    /** After the last frame: lets every frame have what later ones owe it. */
    void settle();

    /**
     * The statistic of a region in a frame, after {@link #settle}.
     *
     * @param count how many voxels of the region have a value in the frame, at least 1
     */
    double value(int frame, int region, int count);
}
