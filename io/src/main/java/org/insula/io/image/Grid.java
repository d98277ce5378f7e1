package org.insula.io.image;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The voxels of an image and where they lie.
 *
 * @param nx voxels along the first, fastest axis
 * @param ny voxels along the second axis
 * @param nz voxels along the third axis
 * @param affine voxel indices → mm
 */
public record Grid(int nx, int ny, int nz, Affine affine) implements Serializable {
    /** The most voxels a grid may have: what one Java array can hold. */
    public static final int MAX_VOXELS = Integer.MAX_VALUE - 8;

    /** In voxels: what rounding in a header, or a step through another program, leaves behind. */
    private static final double SAME_POSITION = 1e-2;

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if a side is not positive or the voxels exceed {@link #MAX_VOXELS}
     */
    public Grid {
        if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny > MAX_VOXELS || (long) nx * ny * nz > MAX_VOXELS) {
            throw new IllegalArgumentException("a grid cannot have " + nx + "×" + ny + "×" + nz + " voxels");
        }
    }

    /** The number of voxels. */
    public int voxels() {
        return nx * ny * nz;
    }

    /** Where voxel (i, j, k) stands in an array of the grid's values. */
    public int index(int i, int j, int k) {
        return i + nx * (j + ny * k);
    }

    /** Whether both grids have the same size and their corners lie within 1/100 voxel of each other on every axis. */
    public boolean sameAs(Grid other) {
        if (nx != other.nx || ny != other.ny || nz != other.nz) {
            return false;
        }
        double tolerance = SAME_POSITION * smallest(affine.voxelSizes());
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) == 0 ? 0 : nx - 1;
            int j = (corner & 2) == 0 ? 0 : ny - 1;
            int k = (corner & 4) == 0 ? 0 : nz - 1;
            if (!samePosition(affine.apply(i, j, k), other.affine.apply(i, j, k), tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static double smallest(double[] sizes) {
        return Math.min(sizes[0], Math.min(sizes[1], sizes[2]));
    }

    private static boolean samePosition(double[] here, double[] there, double tolerance) {
        for (int axis = 0; axis < here.length; axis++) {
            // Written so that NaN is not the same as anything.
            if (!(Math.abs(here[axis] - there[axis]) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /** The size for people, as in {@code 64×64×36 voxels of 3×3×3.5 mm}. */
    public String describe() {
        double[] sizes = affine.voxelSizes();
        return nx + "×" + ny + "×" + nz + " voxels of " + shortly(sizes[0]) + "×" + shortly(sizes[1]) + "×"
                + shortly(sizes[2]) + " mm";
    }

    private static String shortly(double millimetres) {
        if (!Double.isFinite(millimetres)) {
            return Double.toString(millimetres);
        }
        BigDecimal rounded = BigDecimal.valueOf(millimetres).setScale(3, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
