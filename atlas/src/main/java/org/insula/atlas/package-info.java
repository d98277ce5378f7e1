/**
 * From voxels to regions and back. An {@link org.insula.atlas.Atlas} says which voxel belongs to which
 * {@link org.insula.atlas.Region}, a {@link org.insula.atlas.ProbabilisticAtlas} how much; a
 * {@link org.insula.atlas.Target} adds what is to be taken of them. A {@link org.insula.atlas.RegionExtractor} streams
 * a run through any number of targets once and gives for each a {@link org.insula.atlas.RegionSeries}, whose columns
 * are always all regions of the atlas, in the atlas's order; {@link org.insula.atlas.RegionMap} paints values of
 * regions back onto the atlas's grid. Missing is NaN, never zero.
 *
 * <p>Inside, a run goes this way: {@code TargetPlacement} brings each target onto the run's grid; a {@code TargetPass}
 * takes the frames in, with {@code ChangingVoxels} holding back those that have not changed yet; a {@code RegionTally}
 * is one statistic of a label atlas, a {@code MapFit} one of a probabilistic atlas.
 */
package org.insula.atlas;
