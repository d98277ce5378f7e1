package org.insula.io.nifti;

import java.util.Optional;
import org.insula.io.image.Affine;

/**
 * A header's qform: a rotation as a unit quaternion (a, b, c, d) with a ≥ 0 left out, voxel sizes, a flip of the third
 * axis, and the position of the first voxel (nifti1.h, method 2).
 *
 * @param flip 1, or −1 where the third axis makes the voxel axes left-handed
 * @param sizes voxel sizes in mm
 * @param offset position of the first voxel in mm
 */
record QuaternionForm(double b, double c, double d, double flip, double[] sizes, double[] offset) {
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
        double x = b * scale;
        double y = c * scale;
        double z = d * scale;
        double w = Math.sqrt(Math.max(0, 1 - (x * x + y * y + z * z)));
        double dx = sizes[0];
        double dy = sizes[1];
        double dz = sizes[2] * flip;
        return Affine.of(
                (w * w + x * x - y * y - z * z) * dx,
                2 * (x * y - w * z) * dy,
                2 * (x * z + w * y) * dz,
                offset[0],
                2 * (x * y + w * z) * dx,
                (w * w + y * y - x * x - z * z) * dy,
                2 * (y * z - w * x) * dz,
                offset[1],
                2 * (x * z - w * y) * dx,
                2 * (y * z + w * x) * dy,
                (w * w + z * z - x * x - y * y) * dz,
                offset[2]);
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
        double[] offset = {affine.get(0, 3), affine.get(1, 3), affine.get(2, 3)};
        return Optional.of(new QuaternionForm(q[1], q[2], q[3], flip, sizes, offset));
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
