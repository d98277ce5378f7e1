package org.insula.pipeline.glm;

import java.util.Arrays;
import java.util.Optional;

/**
 * Least squares for one design and many series, by Gram-Schmidt with column pivoting, each column made orthogonal twice
 * (Björck, Linear Algebra and its Applications 1994): {@code X S P = Q [R₁ R₂]} with columns scaled to length 1 by S.
 *
 * <p>A contrast c can be estimated where it lies in the row space of X; then {@code c'β = w'Q'y} with
 * {@code w = R₁'⁻¹ (Sc)₁}, and its variance is {@code ‖w‖² σ²}, whichever of the solutions β is taken. So columns that
 * repeat others do no harm. Immutable.
 */
final class LeastSquares {
    /** What is left of a column of length 1, below which it repeats others. */
    private static final double NOTHING_LEFT = 1e-10;
    /** How far a contrast may be from the row space, relative to its size. */
    private static final double ESTIMABLE = 1e-6;

    private final double[][] basis;
    /** As [column in order of the pivots][basis vector]. */
    private final double[][] triangle;

    private final int[] order;
    private final double[] scale;
    private final int rank;
    private final int frames;

    /** Decomposes a design [frame][column]. */
    LeastSquares(double[][] design) {
        int columns = design[0].length;
        frames = design.length;
        double[][] rest = new double[columns][];
        scale = new double[columns];
        order = new int[columns];
        for (int c = 0; c < columns; c++) {
            rest[c] = column(design, c);
            double length = Math.sqrt(dot(rest[c], rest[c]));
            scale[c] = length > 0 ? 1 / length : 0;
            multiply(rest[c], scale[c]);
            order[c] = c;
        }
        basis = new double[Math.min(columns, design.length)][];
        triangle = new double[columns][basis.length];
        rank = orthogonalise(rest);
    }

    private static double[] column(double[][] design, int column) {
        return Arrays.stream(design).mapToDouble(row -> row[column]).toArray();
    }

    private int orthogonalise(double[][] rest) {
        int found = 0;
        while (found < basis.length) {
            bringForward(rest, found);
            double[] next = rest[found];
            for (int b = 0; b < found; b++) {
                triangle[found][b] += remove(basis[b], next);
            }
            double length = Math.sqrt(dot(next, next));
            if (length <= NOTHING_LEFT) {
                break;
            }
            multiply(next, 1 / length);
            triangle[found][found] = length;
            basis[found] = next;
            for (int c = found + 1; c < rest.length; c++) {
                triangle[c][found] += remove(next, rest[c]);
            }
            found++;
        }
        return found;
    }

    /** Puts the longest of the columns that are left next. */
    private void bringForward(double[][] rest, int from) {
        int longest = from;
        double best = dot(rest[from], rest[from]);
        for (int c = from + 1; c < rest.length; c++) {
            double square = dot(rest[c], rest[c]);
            if (square > best) {
                best = square;
                longest = c;
            }
        }
        swap(rest, from, longest);
        swap(triangle, from, longest);
        int number = order[from];
        order[from] = order[longest];
        order[longest] = number;
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }

    /** Frames less independent columns. */
    int degreesOfFreedom() {
        return frames - rank;
    }

    /** A series' coordinates {@code Q'y} [basis vector]. */
    double[] coordinates(double[] series) {
        double[] coordinates = new double[rank];
        for (int b = 0; b < rank; b++) {
            coordinates[b] = dot(basis[b], series);
        }
        return coordinates;
    }

    /** What the design leaves of a series [frame]. */
    double[] residuals(double[] series) {
        double[] residuals = series.clone();
        for (int b = 0; b < rank; b++) {
            remove(basis[b], residuals);
        }
        return residuals;
    }

    /** The weights w [basis vector] of a contrast [column] of the design; empty where it cannot be estimated. */
    Optional<double[]> weights(double[] contrast) {
        double[] scaled = new double[order.length];
        double size = 0;
        for (int c = 0; c < order.length; c++) {
            scaled[c] = contrast[order[c]] * scale[order[c]];
            size = Math.max(size, Math.abs(scaled[c]));
            if (contrast[order[c]] != 0 && scale[order[c]] == 0) {
                return Optional.empty();
            }
        }
        double[] weights = new double[rank];
        for (int b = 0; b < rank; b++) {
            weights[b] = (scaled[b] - dot(triangle[b], weights)) / triangle[b][b];
        }
        for (int c = rank; c < order.length; c++) {
            if (Math.abs(scaled[c] - dot(triangle[c], weights)) > ESTIMABLE * size) {
                return Optional.empty();
            }
        }
        return Optional.of(weights);
    }

    private static double remove(double[] unit, double[] from) {
        double share = dot(unit, from);
        for (int i = 0; i < from.length; i++) {
            from[i] -= share * unit[i];
        }
        return share;
    }

    private static void multiply(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /** The product of two vectors over the length of the second. */
    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
