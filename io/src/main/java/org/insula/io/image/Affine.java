package org.insula.io.image;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The map from voxel indices to positions in mm: a 3×4 matrix, whose last column is the position of voxel (0, 0, 0).
 * Immutable, equal by content.
 */
public final class Affine implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;

    private final double[] elements;

    private Affine(double[] elements) {
        this.elements = elements;
        for (int e = 0; e < elements.length; e++) {
            // Turns −0 into 0, so that equal affines are equal by content.
            elements[e] += 0.0;
        }
    }

    /**
     * The affine with the given elements, row by row.
     *
     * @throws IllegalArgumentException unless there are 12
     */
    public static Affine of(double... rowMajor) {
        if (rowMajor.length != ROWS * COLUMNS) {
            throw new IllegalArgumentException("an affine has 12 elements, not " + rowMajor.length);
        }
        return new Affine(rowMajor.clone());
    }

    /**
     * The affine with the given rows; a fourth row is ignored.
     *
     * @throws IllegalArgumentException unless there are at least three rows of four elements
     */
    public static Affine of(double[][] rows) {
        double[] elements = new double[ROWS * COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            if (rows.length < ROWS || rows[r].length != COLUMNS) {
                throw new IllegalArgumentException("an affine has three rows of four elements");
            }
            System.arraycopy(rows[r], 0, elements, r * COLUMNS, COLUMNS);
        }
        return new Affine(elements);
    }

    /** Voxel indices taken as mm. */
    public static Affine identity() {
        return scaling(1, 1, 1);
    }

    /** Voxels of the given size in mm along the axes, the first one at the origin. */
    public static Affine scaling(double dx, double dy, double dz) {
        return of(dx, 0, 0, 0, 0, dy, 0, 0, 0, 0, dz, 0);
    }

    /** The position of a voxel: x, y, z in mm. Indices need not be whole numbers. */
    public double[] apply(double i, double j, double k) {
        double[] position = new double[ROWS];
        for (int r = 0; r < ROWS; r++) {
            position[r] = get(r, 0) * i + get(r, 1) * j + get(r, 2) * k + get(r, 3);
        }
        return position;
    }

    /**
     * The map from mm back to voxel indices.
     *
     * @throws ArithmeticException if the affine is singular or not finite
     */
    public Affine inverse() {
        double determinant = determinant();
        if (determinant == 0 || !Double.isFinite(determinant)) {
            throw new ArithmeticException("the affine has no inverse: " + this);
        }
        double[] inverse = new double[ROWS * COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < ROWS; c++) {
                inverse[r * COLUMNS + c] = cofactor(c, r) / determinant;
            }
        }
        for (int r = 0; r < ROWS; r++) {
            int row = r * COLUMNS;
            inverse[row + 3] =
                    -(inverse[row] * get(0, 3) + inverse[row + 1] * get(1, 3) + inverse[row + 2] * get(2, 3));
        }
        return new Affine(inverse);
    }

    /** The map that applies {@code other} first and this one to its result. */
    public Affine compose(Affine other) {
        double[] product = new double[ROWS * COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                double sum = c == 3 ? get(r, 3) : 0;
                for (int m = 0; m < ROWS; m++) {
                    sum += get(r, m) * other.get(m, c);
                }
                product[r * COLUMNS + c] = sum;
            }
        }
        return new Affine(product);
    }

    /** The element in row 0..2, column 0..3. */
    public double get(int row, int column) {
        return elements[row * COLUMNS + column];
    }

    /** The signed volume of a voxel in mm³; negative if the axes are left-handed, 0 if the affine is singular. */
    public double determinant() {
        return get(0, 0) * cofactor(0, 0) + get(0, 1) * cofactor(0, 1) + get(0, 2) * cofactor(0, 2);
    }

    private double cofactor(int row, int column) {
        // Indices taken cyclically carry the alternating sign.
        int r1 = (row + 1) % ROWS;
        int r2 = (row + 2) % ROWS;
        int c1 = (column + 1) % ROWS;
        int c2 = (column + 2) % ROWS;
        return get(r1, c1) * get(r2, c2) - get(r1, c2) * get(r2, c1);
    }

    /** The distance in mm between neighbours along each voxel axis. */
    public double[] voxelSizes() {
        double[] sizes = new double[ROWS];
        for (int c = 0; c < ROWS; c++) {
            sizes[c] = Math.sqrt(get(0, c) * get(0, c) + get(1, c) * get(1, c) + get(2, c) * get(2, c));
        }
        return sizes;
    }

    /** Whether no element is NaN or infinite. */
    public boolean isFinite() {
        return Arrays.stream(elements).allMatch(Double::isFinite);
    }

    /** The largest difference between two elements of the same place; NaN if one is NaN. */
    public double maxDifference(Affine other) {
        double largest = 0;
        for (int e = 0; e < elements.length; e++) {
            largest = Math.max(largest, Math.abs(elements[e] - other.elements[e]));
        }
        return largest;
    }

    /** The 4×4 matrix, with the last row 0, 0, 0, 1. */
    public double[][] toRows() {
        double[][] rows = new double[COLUMNS][];
        for (int r = 0; r < ROWS; r++) {
            rows[r] = Arrays.copyOfRange(elements, r * COLUMNS, (r + 1) * COLUMNS);
        }
        rows[ROWS] = new double[] {0, 0, 0, 1};
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affine affine && Arrays.equals(elements, affine.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(toRows());
    }
}
