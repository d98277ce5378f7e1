/**
 * From voxels to regions and back. An {@link org.insula.atlas.Atlas} says which voxel belongs to which
 * {@link org.insula.atlas.Region}; a {@link org.insula.atlas.RegionExtractor} streams a run through it once and gives a
 * {@link org.insula.atlas.RegionSeries}, whose columns are always all regions of the atlas, in the atlas's order;
 * {@link org.insula.atlas.RegionMap} paints values of regions back onto the atlas's grid. Missing is NaN, never zero.
 */
package org.insula.atlas;
