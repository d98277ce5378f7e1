package org.insula.io.nifti;

import java.util.Optional;
import org.insula.io.image.Affine;

/**
 * A header's qform: a rotation as a unit quaternion (a, b, c, d) with a ≥ 0 left out, voxel sizes, a flip of the third
 * axis, and the position of the first voxel (nifti1.h, method 2).
 *
 * @param b first part of the quaternion that is kept
 * @param c second part
 * @param d third part
 * @param flip 1, or −1 where the third axis makes the voxel axes left-handed
 * @param dx voxel size along the first axis in mm
 * @param dy along the second
 * @param dz along the third
 * @param x position of the first voxel in mm, to the right
 * @param y to the front
 * @param z to the top
 */
record QuaternionForm(
        double b, double c, double d, double flip, double dx, double dy, double dz, double x, double y, double z) {
    /** How far from orthogonal the axes may be for a quaternion to stand for them, as a cosine. */
    private static final double ORTHOGONAL = 1e-5;

    /** How far b² + c² + d² may exceed 1: headers are rounded to float32 at best. */
    private static final double UNIT = 1e-3;

    /** Whether the numbers are finite and can be a unit quaternion's. */
    boolean isValid() {
        return b * b + c * c + d * d <= 1 + UNIT;
    }

    /** The affine it stands for. */
    Affine toAffine() {
        double squares = b * b + c * c + d * d;
        double scale = squares > 1 ? 1 / Math.sqrt(squares) : 1;
        double i = b * scale;
        double j = c * scale;
        double k = d * scale;
        double w = Math.sqrt(Math.max(0, 1 - (i * i + j * j + k * k)));
        double third = dz * flip;
        return Affine.of(
                (w * w + i * i - j * j - k * k) * dx,
                2 * (i * j - w * k) * dy,
                2 * (i * k + w * j) * third,
                x,
                2 * (i * j + w * k) * dx,
                (w * w + j * j - i * i - k * k) * dy,
                2 * (j * k - w * i) * third,
                y,
                2 * (i * k - w * j) * dx,
                2 * (j * k + w * i) * dy,
                (w * w + k * k - i * i - j * j) * third,
                z);
    }

    /** The quaternion for an affine, if its axes are orthogonal: a sheared one has none. */
    static Optional<QuaternionForm> of(Affine affine) {
        double[] sizes = affine.voxelSizes();
        double[][] r = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                r[row][column] = affine.get(row, column) / sizes[column];
            }
        }
        if (!(largestCosine(r) < ORTHOGONAL)) {
            return Optional.empty();
        }
        double flip = affine.determinant() < 0 ? -1 : 1;
        for (double[] row : r) {
            row[2] *= flip;
        }
        double[] q = quaternion(r);
        return Optional.of(new QuaternionForm(
                q[1],
                q[2],
                q[3],
                flip,
                sizes[0],
                sizes[1],
                sizes[2],
                affine.get(0, 3),
                affine.get(1, 3),
                affine.get(2, 3)));
    }

    /** The largest cosine between two columns; NaN if one has no length. */
    private static double largestCosine(double[][] r) {
        double largest = 0;
        for (int one = 0; one < 3; one++) {
            int other = (one + 1) % 3;
            double cosine = r[0][one] * r[0][other] + r[1][one] * r[1][other] + r[2][one] * r[2][other];
            largest = Math.max(largest, Math.abs(cosine));
        }
        return largest;
    }

    /** The unit quaternion of a rotation, scalar first and not negative; the largest element is found first. */
    private static double[] quaternion(double[][] r) {
        double[] squares = {
            1 + r[0][0] + r[1][1] + r[2][2],
            1 + r[0][0] - r[1][1] - r[2][2],
            1 - r[0][0] + r[1][1] - r[2][2],
            1 - r[0][0] - r[1][1] + r[2][2]
        };
        int largest = 0;
        for (int e = 1; e < squares.length; e++) {
            largest = squares[e] > squares[largest] ? e : largest;
        }
        // Row e of this symmetric matrix is 4·q[e]·q.
        double[][] products = {
            {squares[0], r[2][1] - r[1][2], r[0][2] - r[2][0], r[1][0] - r[0][1]},
            {r[2][1] - r[1][2], squares[1], r[0][1] + r[1][0], r[0][2] + r[2][0]},
            {r[0][2] - r[2][0], r[0][1] + r[1][0], squares[2], r[1][2] + r[2][1]},
            {r[1][0] - r[0][1], r[0][2] + r[2][0], r[1][2] + r[2][1], squares[3]}
        };
        double[] q = products[largest];
        double divisor = 2 * Math.sqrt(squares[largest]);
        double sign = q[0] < 0 ? -1 : 1;
        for (int e = 0; e < q.length; e++) {
            q[e] *= sign / divisor;
        }
        return q;
    }
}
