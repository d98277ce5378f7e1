package org.insula.atlas;

/**
 * One region as an atlas has it.
 *
 * @param region the region
 * @param voxels how many voxels it has; of a map, those with a weight
 * @param cubicMillimetres the volume of these voxels, mm³
 * @param x the centre's position to the right (in the atlas's space), mm: the mean of the voxels' centres, of a map
 *     weighted by its absolute weights; NaN for a region without voxels
 * @param y the same towards the front
 * @param z the same upwards
 */
public record RegionInspection(Region region, int voxels, double cubicMillimetres, double x, double y, double z) {}
