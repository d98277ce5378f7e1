package org.insula.jobs.report;

import java.util.Arrays;

/**
 * What maps are drawn over: a picture of the brain and the region of each voxel, on one grid.
 *
 * <p>Voxels are in NIfTI order, first axis fastest. Compared by content.
 */
public final class BrainPicture {

    private final int[] size;
    private final double[][] affine;
    private final double[] background;
    private final int[] regions;

    private BrainPicture(int[] size, double[][] affine, double[] background, int[] regions) {
        this.size = size;
        this.affine = affine;
        this.background = background;
        this.regions = regions;
    }

    /**
     * Copies a picture.
     *
     * @param nx voxels along the first axis
     * @param ny voxels along the second axis
     * @param nz voxels along the third axis
     * @param affine from voxel to mm, the first three rows {@code [x, y, z][i, j, k, 1]}; further rows are ignored
     * @param background brightness of each voxel, such as the mean image; NaN is drawn as empty. An empty array draws
     *     the atlas itself
     * @param regions position of each voxel's region in the atlas counted from 1, and 0 where there is none
     * @return the picture
     * @throws IllegalArgumentException if an array does not have {@code nx·ny·nz} values, the affine is smaller than
     *     3×4 or a region is outside 0 to 65535
     */
    public static BrainPicture of(int nx, int ny, int nz, double[][] affine, double[] background, int[] regions) {
        long voxels = (long) nx * ny * nz;
        if (nx < 1 || ny < 1 || nz < 1 || regions.length != voxels) {
            throw new IllegalArgumentException(
                    "a grid of " + nx + "×" + ny + "×" + nz + " voxels does not fit " + regions.length + " labels");
        }
        if (background.length != 0 && background.length != voxels) {
            throw new IllegalArgumentException(
                    "background of " + background.length + " values for " + voxels + " voxels");
        }
        if (affine.length < 3 || Arrays.stream(affine).anyMatch(row -> row.length < 4)) {
            throw new IllegalArgumentException("an affine has at least three rows of four numbers");
        }
        if (Arrays.stream(regions).anyMatch(region -> region < 0 || region > 0xFFFF)) {
            throw new IllegalArgumentException("a region is outside 0 to 65535");
        }
        double[][] rows = new double[3][];
        for (int row = 0; row < 3; row++) {
            rows[row] = Arrays.copyOf(affine[row], 4);
        }
        return new BrainPicture(new int[] {nx, ny, nz}, rows, background.clone(), regions.clone());
    }

    /** Returns the number of voxels along an axis, 0 to 2. */
    public int size(int axis) {
        return size[axis];
    }

    /** Returns one number of the affine from voxel to mm: row 0 to 2 (x, y, z), column 0 to 3 (i, j, k, offset). */
    public double affine(int row, int column) {
        return affine[row][column];
    }

    /** Returns whether there is a background besides the atlas. */
    public boolean hasBackground() {
        return background.length != 0;
    }

    /** Returns the background's brightness at a voxel. */
    public double background(int voxel) {
        return background[voxel];
    }

    /** Returns the region at a voxel, counted from 1, 0 for none. */
    public int region(int voxel) {
        return regions[voxel];
    }

    /** Returns the number of voxels. */
    public int voxels() {
        return regions.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrainPicture that
                && Arrays.equals(size, that.size)
                && Arrays.deepEquals(affine, that.affine)
                && Arrays.equals(background, that.background)
                && Arrays.equals(regions, that.regions);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(regions) + Arrays.hashCode(background);
    }

    @Override
    public String toString() {
        return "BrainPicture[" + size[0] + "×" + size[1] + "×" + size[2] + "]";
    }
}
