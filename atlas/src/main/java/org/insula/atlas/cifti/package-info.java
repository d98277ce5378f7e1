/**
 * Atlases of grayordinates. A {@link org.insula.atlas.cifti.GrayordinateAtlas} lines a run's grayordinates up with its
 * own, so that the same {@link org.insula.atlas.RegionExtractor} averages them as it averages voxels, by the same
 * rules.
 */
package org.insula.atlas.cifti;
