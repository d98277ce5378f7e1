package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.Resampling;
import org.insula.atlas.Target;
import org.insula.io.Component;

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
    /** The keys of what is done with an atlas, whichever it is. */
    public static final Section<ParcellationConfig> OPTIONS = Section.of(of(List.of()))
            .choice("resample", "resampling", "What to do where the grids of a run and the atlas differ.")
            .option("--resample", "HOW")
            .sidecar("Resampling")
            .choice("constantVoxels", "Voxels that never change; with include they count as covered.")
            .option("--constant-voxels", "HOW")
            .key(
                    "minimumCoverage",
                    ValueType.number(0, 1),
                    "Share of its voxels below which a region is missing from a run.")
            .option("--minimum-coverage", "SHARE")
            .key("mask", MaskChoice.TYPE, "Brain mask: an image that is 0 outside the brain; auto is the run's own.")
            .option("--mask", "FILE")
            .key(
                    "smoothing",
                    ValueType.number(0, 100),
                    "Smooth first: full width at half maximum in mm; 0 is off. Volumes only.")
            .option("--smoothing", "MM")
            .sidecar("SmoothingFWHM")
            .build();

    /** The section {@code atlas}. */
    public static final Section<ParcellationConfig> SECTION = Section.of(of(List.of()))
            .include(
                    AtlasConfig.SECTION,
                    ParcellationConfig::first,
                    ParcellationConfig::withFirst,
                    new Key.Use<>(
                            options -> !options.first().image().isEmpty(),
                            options -> "is given, but atlas.image is missing",
                            AtlasConfig.NEEDED))
            .include(OPTIONS, options -> options, (options, read) -> read)
            .end((section, options) -> options.first().image().isEmpty() ? options.with(List.of()) : options);

    /** Copies the list. */
    public ParcellationConfig {
        atlases = List.copyOf(atlases);
        Objects.requireNonNull(resampling);
        Objects.requireNonNull(constantVoxels);
        Objects.requireNonNull(mask);
    }

    /** The defaults: same grid required, constant voxels not covered, half of a region needed, the run's mask, unsmoothed. */
    public static ParcellationConfig of(List<AtlasConfig> atlases) {
        return new ParcellationConfig(
                atlases,
                Resampling.NONE,
                ConstantVoxels.EXCLUDE,
                RegionExtractor.DEFAULT_MINIMUM_COVERAGE,
                MaskChoice.auto(),
                0);
    }

    private AtlasConfig first() {
        return atlases.isEmpty() ? AtlasConfig.of("") : atlases.get(0);
    }

    private ParcellationConfig withFirst(AtlasConfig atlas) {
        return with(joined(List.of(atlas), further()));
    }

    /** The atlases whose series are only exported. */
    List<AtlasConfig> further() {
        return atlases.subList(Math.min(1, atlases.size()), atlases.size());
    }

    /** The same with other atlases whose series are only exported. */
    ParcellationConfig withFurther(List<AtlasConfig> others) {
        if (atlases.isEmpty() && !others.isEmpty()) {
            throw new IllegalArgumentException("there is no atlas.image, whose series the models use");
        }
        return with(joined(atlases.subList(0, Math.min(1, atlases.size())), others));
    }

    private static List<AtlasConfig> joined(List<AtlasConfig> some, List<AtlasConfig> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The same with other atlases. */
    public ParcellationConfig with(List<AtlasConfig> others) {
        return with("atlases", others);
    }

    /** The same with another mask. */
    public ParcellationConfig with(MaskChoice other) {
        return with("mask", other);
    }

    private ParcellationConfig with(String component, Object value) {
        return (ParcellationConfig)
                Component.of(ParcellationConfig.class, component).with(this, value);
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
