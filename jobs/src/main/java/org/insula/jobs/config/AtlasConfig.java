package org.insula.jobs.config;

import java.io.Serializable;
import java.util.Objects;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasReader;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.Resampling;
import org.insula.io.FileAccess;

/**
 * Which regions runs are averaged over, and how.
 *
 * @param image the label image
 * @param labels the table of region names; empty looks beside the image
 * @param name what the atlas is called in file names; empty takes it from the image's name
 * @param resampling what to do where a run's grid differs from the atlas's
 * @param constantVoxels whether a voxel that never changes counts as covered
 * @param minimumCoverage share of a region's voxels, 0 to 1, below which the region is missing from a run
 */
public record AtlasConfig(
        String image,
        String labels,
        String name,
        Resampling resampling,
        ConstantVoxels constantVoxels,
        double minimumCoverage)
        implements Serializable {
    /** Refuses null. */
    public AtlasConfig {
        Objects.requireNonNull(image);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(name);
        Objects.requireNonNull(resampling);
        Objects.requireNonNull(constantVoxels);
    }

    /** An atlas with the defaults: same grid required, constant voxels not covered, half of a region needed. */
    public static AtlasConfig of(String image) {
        return new AtlasConfig(image, "", "", Resampling.NONE, ConstantVoxels.EXCLUDE, 0.5);
    }

    /**
     * Reads the atlas.
     *
     * @throws org.insula.io.InputException if the image or its names cannot be read
     */
    public Atlas read(FileAccess files) {
        return AtlasReader.read(files, image, labels, name);
    }

    /** The extractor of an atlas that was read by {@link #read}. */
    public RegionExtractor extractor(Atlas atlas) {
        return RegionExtractor.of(atlas).with(resampling).with(constantVoxels).withMinimumCoverage(minimumCoverage);
    }
}
