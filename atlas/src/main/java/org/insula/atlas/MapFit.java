package org.insula.atlas;

/** Turns a frame's projections on the maps, {@code sum over voxels (weight × value)}, into the regions' values. */
@FunctionalInterface
interface MapFit {

    /** One value a region; NaN for a region that has no weight on the voxels measured. */
    double[] values(double[] projections);
}
