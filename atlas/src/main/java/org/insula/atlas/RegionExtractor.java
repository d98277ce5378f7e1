package org.insula.atlas;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/**
 * Takes a run's region series: the mean of each region's voxels in each frame, in one pass over the file. Live memory
 * is one frame, one value a voxel of the atlas and the results, however long the run.
 *
 * <ul>
 *   <li>The columns are all regions of the atlas, always, in its order.
 *   <li>A voxel without a finite value in a frame is left out of that frame's mean.
 *   <li>A voxel that keeps one value in every frame is left out of all means, unless
 *       {@link ConstantVoxels#INCLUDE} asks for it.
 *   <li>The coverage of a region is the share of its atlas voxels that entered its mean, averaged over the frames
 *       that have any value at all. A region covered less than the minimum is NaN in every frame.
 * </ul>
 *
 * <p>Immutable; may be shared between threads.
 */
public final class RegionExtractor {

    private static final double DEFAULT_MINIMUM_COVERAGE = 0.5;

    private final Atlas atlas;
    private final Resampling resampling;
    private final ConstantVoxels constantVoxels;
    private final double minimumCoverage;

    private RegionExtractor(Atlas atlas, Resampling resampling, ConstantVoxels constantVoxels, double minimumCoverage) {
        this.atlas = Objects.requireNonNull(atlas, "atlas");
        this.resampling = Objects.requireNonNull(resampling, "resampling");
        this.constantVoxels = Objects.requireNonNull(constantVoxels, "constantVoxels");
        this.minimumCoverage = minimumCoverage;
    }

    /** Refuses other grids, leaves constant voxels out and wants regions covered by half. */
    public static RegionExtractor of(Atlas atlas) {
        return new RegionExtractor(atlas, Resampling.NONE, ConstantVoxels.EXCLUDE, DEFAULT_MINIMUM_COVERAGE);
    }

    /** The same with another answer to grids that differ. */
    public RegionExtractor with(Resampling newResampling) {
        return new RegionExtractor(atlas, newResampling, constantVoxels, minimumCoverage);
    }

    /** The same with another answer to constant voxels. */
    public RegionExtractor with(ConstantVoxels newConstantVoxels) {
        return new RegionExtractor(atlas, resampling, newConstantVoxels, minimumCoverage);
    }

    /**
     * The same with another minimum coverage, a share from 0 to 1. At 0 every region with any value is kept.
     *
     * @throws IllegalArgumentException if the share is outside 0 to 1
     */
    public RegionExtractor withMinimumCoverage(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("minimum coverage of " + share + ": must be a share from 0 to 1");
        }
        return new RegionExtractor(atlas, resampling, constantVoxels, share);
    }

    /**
     * Reads a run to its end and gives its region series, named after the file. The source is left open.
     *
     * @param repetitionTime seconds from frame to frame, kept with the series; NaN if unknown
     * @throws InputException if the run's grid differs from the atlas's and no resampling was asked for; if the atlas
     *     does not overlap the run; if no region is covered to the minimum, as in a run full of NaN; or if the file
     *     turns out broken
     */
    public RegionSeries extract(FrameSource frames, double repetitionTime) {
        RegionVoxels voxels = voxelsOn(frames.grid(), frames.path());
        RegionMeans means = new RegionMeans(voxels);
        double[] frame = new double[frames.grid().voxels()];
        for (int f = 0; f < frames.frames(); f++) {
            if (!frames.next(frame)) {
                throw new InputException(
                        frames.path(),
                        "ends after " + f + " of " + frames.frames() + " frames",
                        "copy or convert it again");
            }
            means.add(frame);
        }
        means.finish(constantVoxels);
        return series(frames.path(), repetitionTime, means);
    }

    private RegionVoxels voxelsOn(Grid grid, String path) {
        RegionVoxels voxels;
        if (grid.sameAs(atlas.grid())) {
            voxels = RegionVoxels.onOwnGrid(atlas);
        } else if (resampling == Resampling.NEAREST) {
            requireInvertible(grid.affine(), path);
            requireInvertible(atlas.grid().affine(), "atlas " + atlas.name());
            voxels = RegionVoxels.nearest(atlas, grid);
        } else {
            throw gridsDiffer(grid, path);
        }
        if (voxels.size() == 0) {
            throw new InputException(
                    path,
                    "no voxel lies in a region of atlas " + atlas.name(),
                    "check that both are in the same space, such as MNI152");
        }
        return voxels;
    }

    private static void requireInvertible(Affine affine, String image) {
        if (affine.determinant() == 0 || !affine.isFinite()) {
            throw new InputException(
                    image, "its affine maps no volume to mm: " + affine, "repair the header's sform and qform");
        }
    }

    private InputException gridsDiffer(Grid grid, String path) {
        String own = atlas.grid().describe();
        String problem = grid.describe().equals(own)
                ? String.format(
                        Locale.ROOT,
                        "same size as atlas %s, %s, but placed elsewhere: affines differ by up to %.3g",
                        atlas.name(),
                        own,
                        grid.affine().maxDifference(atlas.grid().affine()))
                : "grid " + grid.describe() + " differs from the " + own + " of atlas " + atlas.name();
        return new InputException(path, problem, "resample first or pass --resample nearest");
    }

    private RegionSeries series(String path, double repetitionTime, RegionMeans means) {
        double[][] values = means.means();
        double[] coverage = means.coverage();
        double best = Arrays.stream(coverage).max().orElse(0);
        if (best == 0) {
            throw new InputException(
                    path,
                    "no region of atlas " + atlas.name() + " has a value: its voxels are NaN or constant over the run",
                    "check the file, or count constant voxels as measured");
        }
        if (best < minimumCoverage) {
            throw new InputException(
                    path,
                    String.format(
                            Locale.ROOT,
                            "no region of atlas %s is covered by %.0f %%; the best has %.1f %%",
                            atlas.name(),
                            100 * minimumCoverage,
                            100 * best),
                    "check that both are in the same space, or lower the minimum coverage");
        }
        for (double[] row : values) {
            for (int r = 0; r < row.length; r++) {
                if (coverage[r] < minimumCoverage) {
                    row[r] = Double.NaN;
                }
            }
        }
        return new RegionSeries(runName(path), atlas.regions(), repetitionTime, values, coverage);
    }

    /** The file's name without folder and image extension. */
    private static String runName(String path) {
        return FilePaths.name(path).replaceFirst("(?i)\\.(nii|img|hdr)(\\.gz)?$", "");
    }
}
