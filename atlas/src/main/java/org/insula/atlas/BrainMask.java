package org.insula.atlas;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiReader;

/**
 * The voxels that may count. A voxel is inside if the mask image has a finite value there that is not 0. Immutable; may
 * be shared between threads.
 */
public final class BrainMask implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final Grid grid;
    private final boolean[] inside;

    /**
     * The mask that an image shows.
     *
     * @param source where the image came from, for messages
     * @throws InputException if no voxel is inside
     */
    public BrainMask(String source, Volume image) {
        this.source = Objects.requireNonNull(source, "source");
        this.grid = image.grid();
        this.inside = new boolean[grid.voxels()];
        int count = 0;
        for (int v = 0; v < inside.length; v++) {
            double value = image.values()[v];
            inside[v] = value != 0 && Double.isFinite(value);
            count += inside[v] ? 1 : 0;
        }
        if (count == 0) {
            throw new InputException(source, "holds no voxel of the brain: all are 0 or NaN", "check the mask");
        }
    }

    /**
     * Reads a 3D mask image.
     *
     * @throws InputException if the file cannot be read, is not 3D or has no voxel inside
     */
    public static BrainMask read(FileAccess files, String path) {
        return new BrainMask(path, NiftiReader.readVolume(files, path));
    }

    /** Where the mask came from. */
    public String source() {
        return source;
    }

    /** The grid of the mask image. */
    public Grid grid() {
        return grid;
    }

    /** Whether a voxel of the mask's own grid, counted x fastest, is inside. */
    public boolean contains(int voxel) {
        return inside[voxel];
    }

    /** Per voxel of another grid, whether the mask voxel that holds its centre is inside. */
    boolean[] on(Grid target) {
        if (target.sameAs(grid)) {
            return inside.clone();
        }
        int[] nearest = VoxelMapping.nearest(grid, target);
        boolean[] moved = new boolean[nearest.length];
        for (int v = 0; v < moved.length; v++) {
            moved[v] = nearest[v] != VoxelMapping.OUTSIDE && inside[nearest[v]];
        }
        return moved;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrainMask that
                && source.equals(that.source)
                && grid.equals(that.grid)
                && Arrays.equals(inside, that.inside);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, grid, Arrays.hashCode(inside));
    }

    @Override
    public String toString() {
        return "mask " + source + " on " + grid.describe();
    }
}
