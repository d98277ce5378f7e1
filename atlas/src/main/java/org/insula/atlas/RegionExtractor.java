package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/**
 * Takes a run's region series, for one target or several, in one pass over the file. Live memory is one frame, one
 * value a voxel of each atlas and the results, however long the run; only medians and runs that lack voxels now here,
 * now there keep more.
 *
 * <ul>
 *   <li>The columns are all regions of the atlas, always, in its order.
 *   <li>A voxel without a finite value in a frame is left out of that frame's statistic.
 *   <li>A voxel that keeps one value in every frame is left out of all statistics, unless
 *       {@link ConstantVoxels#INCLUDE} asks for it.
 *   <li>A voxel outside the mask, if there is one, is left out and counts as not covered.
 *   <li>The coverage of a region is the share of its atlas voxels (of a map, of its weight) that entered its statistic,
 *       averaged over the frames that have any value at all. A region covered less than the minimum is NaN in every
 *       frame.
 *   <li>Smoothing comes before all this, so a voxel counts as constant if it is so after it.
 * </ul>
 *
 * <p>Immutable; may be shared between threads.
 */
public final class RegionExtractor {

    /** Share of its voxels below which a region is missing, unless another is given. */
    public static final double DEFAULT_MINIMUM_COVERAGE = 0.5;

    private final List<Target> targets;
    private final Options options;

    /**
     * What holds for all targets.
     *
     * @param mask null for none
     * @param smoothing full width at half maximum, mm; 0 for none
     */
    private record Options(
            Resampling resampling,
            ConstantVoxels constantVoxels,
            double minimumCoverage,
            BrainMask mask,
            double smoothing) {}

    private RegionExtractor(List<Target> targets, Options options) {
        this.targets = targets;
        this.options = options;
    }

    /** The means of an atlas's regions; else as {@link #of(List)} has it. */
    public static RegionExtractor of(Atlas atlas) {
        return of(List.of(Target.of(atlas)));
    }

    /**
     * Refuses other grids, leaves constant voxels out, wants regions covered by half, and neither masks nor smooths.
     *
     * @throws IllegalArgumentException if there is no target
     */
    public static RegionExtractor of(List<? extends Target> targets) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("nothing to extract");
        }
        return new RegionExtractor(
                List.copyOf(targets),
                new Options(Resampling.NONE, ConstantVoxels.EXCLUDE, DEFAULT_MINIMUM_COVERAGE, null, 0));
    }

    private RegionExtractor with(Options newOptions) {
        return new RegionExtractor(targets, newOptions);
    }

    /** The same with another answer to grids that differ. */
    public RegionExtractor with(Resampling newResampling) {
        Objects.requireNonNull(newResampling, "resampling");
        return with(new Options(
                newResampling, options.constantVoxels, options.minimumCoverage, options.mask, options.smoothing));
    }

    /** The same with another answer to constant voxels. */
    public RegionExtractor with(ConstantVoxels newConstantVoxels) {
        Objects.requireNonNull(newConstantVoxels, "constantVoxels");
        return with(new Options(
                options.resampling, newConstantVoxels, options.minimumCoverage, options.mask, options.smoothing));
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
        return with(new Options(options.resampling, options.constantVoxels, share, options.mask, options.smoothing));
    }

    /** The same with a mask; a mask on another grid is moved to the run's if resampling is allowed, else refused. */
    public RegionExtractor with(BrainMask newMask) {
        Objects.requireNonNull(newMask, "mask");
        return with(new Options(
                options.resampling, options.constantVoxels, options.minimumCoverage, newMask, options.smoothing));
    }

    /**
     * The same with frames smoothed first: see {@link SmoothedFrames}.
     *
     * @param fwhm full width at half maximum of the Gaussian, mm; 0 does not smooth
     * @throws IllegalArgumentException if the width is negative or not finite
     */
    public RegionExtractor withSmoothing(double fwhm) {
        if (!(fwhm >= 0 && Double.isFinite(fwhm))) {
            throw new IllegalArgumentException("smoothing of " + fwhm + " mm: must be 0 (off) or more");
        }
        return with(
                new Options(options.resampling, options.constantVoxels, options.minimumCoverage, options.mask, fwhm));
    }

    /**
     * Reads a run to its end and gives the region series of the one target: see {@link #extractAll}.
     *
     * @throws IllegalStateException if there are several targets
     */
    public RegionSeries extract(FrameSource frames, double repetitionTime) {
        if (targets.size() > 1) {
            throw new IllegalStateException("one series asked of " + targets.size() + " targets");
        }
        return extractAll(frames, repetitionTime).get(0).series();
    }

    /**
     * Reads a run once to its end and gives what each target asked for, in their order; the series are named after the
     * file. The source is left open.
     *
     * @param repetitionTime seconds from frame to frame, kept with the series; NaN if unknown
     * @throws InputException if the run's grid differs from an atlas's or the mask's and no resampling was asked for;
     *     if an atlas does not overlap the run or the mask; if no region of an atlas is covered to the minimum, as in a
     *     run full of NaN; or if the file turns out broken
     */
    public List<Extraction> extractAll(FrameSource frames, double repetitionTime) {
        List<TargetPass> passes =
                new TargetPlacement(frames.grid(), frames.path(), options.resampling, options.mask).passes(targets);
        readThrough(options.smoothing == 0 ? frames : new SmoothedFrames(frames, options.smoothing), passes);
        List<Extraction> extractions = new ArrayList<>();
        for (int t = 0; t < targets.size(); t++) {
            TargetPass.Outcome outcome = passes.get(t).finish(options.constantVoxels);
            RegionSeries series = series(targets.get(t), frames.path(), repetitionTime, outcome);
            extractions.add(new Extraction(targets.get(t), series, passes.get(t).fit()));
        }
        return extractions;
    }

    /**
     * Makes sure that runs of a grid can be read, as far as grids say.
     *
     * @param path of the run
     * @throws InputException if the grid differs from an atlas's or the mask's and no resampling was asked for
     */
    public void requireGrid(Grid grid, String path) {
        targets.forEach(new TargetPlacement(grid, path, options.resampling, options.mask)::requireGrid);
    }

    private static void readThrough(FrameSource frames, List<TargetPass> passes) {
        double[] frame = new double[frames.grid().voxels()];
        for (int f = 0; f < frames.frames(); f++) {
            if (!frames.next(frame)) {
                throw new InputException(
                        frames.path(),
                        "ends after " + f + " of " + frames.frames() + " frames",
                        "copy or convert it again");
            }
            for (TargetPass pass : passes) {
                pass.add(frame);
            }
        }
    }

    private RegionSeries series(Target target, String path, double repetitionTime, TargetPass.Outcome outcome) {
        double[] coverage = outcome.coverage();
        double minimum = options.minimumCoverage;
        double best = Arrays.stream(coverage).max().orElse(0);
        if (best == 0) {
            throw new InputException(
                    path,
                    "no region of atlas " + target.name() + " has a value: its voxels are NaN or constant over the run",
                    "check the file, or count constant voxels as measured");
        }
        if (best < minimum) {
            throw new InputException(
                    path,
                    String.format(
                            Locale.ROOT,
                            "no region of atlas %s is covered by %.0f %%; the best has %.1f %%",
                            target.name(),
                            100 * minimum,
                            100 * best),
                    "check that both are in the same space, or lower the minimum coverage");
        }
        for (double[] row : outcome.values()) {
            for (int r = 0; r < row.length; r++) {
                if (coverage[r] < minimum) {
                    row[r] = Double.NaN;
                }
            }
        }
        return new RegionSeries(runName(path), target.regions(), repetitionTime, outcome.values(), coverage);
    }

    /** The file's name without folder and image extension. */
    private static String runName(String path) {
        return FilePaths.name(path).replaceFirst("(?i)\\.(nii|img|hdr)(\\.gz)?$", "");
    }
}
