package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.Resampling;
import org.insula.atlas.Target;

/**
 * How runs become region series.
 *
 * @param atlases the atlas that is trained on, then those whose series are only exported; none where series are ready-made
 * @param resampling what to do where a run's grid differs from an atlas's
 * @param constantVoxels whether a voxel that never changes counts as covered
 * @param minimumCoverage share of a region's voxels, 0 to 1, below which the region is missing from a run
 * @param mask which voxels may count
 * @param smoothing full width at half maximum of the Gaussian that runs are smoothed with, mm; 0 is off
 */
public record ParcellationConfig(
        List<AtlasConfig> atlases,
        Resampling resampling,
        ConstantVoxels constantVoxels,
        double minimumCoverage,
        MaskChoice mask,
        double smoothing)
        implements Serializable {
    /** Copies the list. */
    public ParcellationConfig {
        atlases = List.copyOf(atlases);
        Objects.requireNonNull(resampling);
        Objects.requireNonNull(constantVoxels);
        Objects.requireNonNull(mask);
    }

    /** The defaults: same grid required, constant voxels not covered, half of a region needed, the run's mask, unsmoothed. */
    public static ParcellationConfig of(List<AtlasConfig> atlases) {
        return new ParcellationConfig(atlases, Resampling.NONE, ConstantVoxels.EXCLUDE, 0.5, MaskChoice.auto(), 0);
    }

    /** The extractor of some targets, without a mask. */
    public RegionExtractor extractor(List<Target> targets) {
        return RegionExtractor.of(targets)
                .with(resampling)
                .with(constantVoxels)
                .withMinimumCoverage(minimumCoverage)
                .withSmoothing(smoothing);
    }
}
