package org.insula.atlas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** Brings targets and a mask onto a run's grid, or says why that cannot be. */
final class TargetPlacement {

    private final Grid grid;
    private final String run;
    private final Resampling resampling;
    private final boolean[] inMask;

    /**
     * Brings the mask onto the run's grid.
     *
     * @param mask null for none
     * @throws InputException if the mask's grid differs and no resampling is allowed, or its affine or the run's maps
     *     no volume
     */
    TargetPlacement(Grid grid, String run, Resampling resampling, BrainMask mask) {
        this.grid = grid;
        this.run = run;
        this.resampling = resampling;
        this.inMask = mask == null ? everywhere(grid) : inMask(mask);
    }

    private static boolean[] everywhere(Grid grid) {
        boolean[] everywhere = new boolean[grid.voxels()];
        Arrays.fill(everywhere, true);
        return everywhere;
    }

    private boolean[] inMask(BrainMask mask) {
        requireSameUnlessResampling(mask.grid(), "mask " + mask.source(), "nearest");
        return mask.on(grid);
    }

    /**
     * A pass for each target.
     *
     * @throws InputException if a target's grid differs and no resampling is allowed, an affine maps no volume, or a
     *     target has no voxel on the run's grid and in the mask
     */
    List<TargetPass> passes(List<Target> targets) {
        return targets.stream().map(this::pass).toList();
    }

    /**
     * Makes sure that a target lies on the run's grid or may be moved there.
     *
     * @throws InputException if it does not
     */
    void requireGrid(Target target) {
        String ways = target instanceof MapTarget ? "linear or nearest" : "nearest";
        requireSameUnlessResampling(target.grid(), "atlas " + target.name(), ways);
    }

    private TargetPass pass(Target target) {
        requireGrid(target);
        TargetPass pass = target instanceof LabelTarget labels
                ? new LabelPass(place(labels.atlas()), labels.statistic())
                : pass((MapTarget) target);
        if (pass.fit().regions().stream().allMatch(region -> region.runVoxels() == 0)) {
            throw new InputException(
                    run,
                    "no voxel lies in a region of atlas " + target.name(),
                    "check that both are in the same space, such as MNI152, and the mask too if there is one");
        }
        return pass;
    }

    private TargetPass pass(MapTarget maps) {
        return new MapPass(place(maps.atlas()), maps.statistic());
    }

    private RegionVoxels place(Atlas atlas) {
        return grid.sameAs(atlas.grid())
                ? RegionVoxels.onOwnGrid(atlas, inMask)
                : RegionVoxels.nearest(atlas, grid, inMask);
    }

    private MapVoxels place(ProbabilisticAtlas atlas) {
        if (grid.sameAs(atlas.grid())) {
            return MapVoxels.onOwnGrid(atlas, inMask);
        }
        MapResampling move = resampling == Resampling.LINEAR
                ? new LinearInterpolation(atlas.grid(), grid)
                : MapResampling.nearest(atlas.grid(), grid);
        return MapVoxels.moved(atlas, grid, move, inMask);
    }

    /** Refuses another grid; {@code ways} are those of resampling that would do. */
    private void requireSameUnlessResampling(Grid other, String what, String ways) {
        if (grid.sameAs(other)) {
            return;
        }
        if (resampling == Resampling.NONE) {
            throw gridsDiffer(other, what, ways);
        }
        requireInvertible(grid.affine(), run);
        requireInvertible(other.affine(), what);
    }

    private static void requireInvertible(Affine affine, String image) {
        if (affine.determinant() == 0 || !affine.isFinite()) {
            throw new InputException(
                    image, "its affine maps no volume to mm: " + affine, "repair the header's sform and qform");
        }
    }

    private InputException gridsDiffer(Grid other, String what, String ways) {
        String own = other.describe();
        String problem = grid.describe().equals(own)
                ? String.format(
                        Locale.ROOT,
                        "same size as %s, %s, but placed elsewhere: affines differ by up to %.3g",
                        what,
                        own,
                        grid.affine().maxDifference(other.affine()))
                : "grid " + grid.describe() + " differs from the " + own + " of " + what;
        return new InputException(
                run, problem, "resample first or pass --resample " + ways + " (atlas.resample in a configuration)");
    }
}
