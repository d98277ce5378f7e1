package org.insula.atlas.clean;

/**
 * The cubic spline through some points whose first two and last two pieces are one polynomial each ("not a knot", as
 * de Boor, "A Practical Guide to Splines", 1978, recommends without knowledge of end slopes); through three points a
 * parabola, through two a line.
 */
final class NotAKnotSpline {

    private final double[] x;
    private final double[] y;
    private final double[] slopes;

    /**
     * The spline through points {@code (x, y)}.
     *
     * @param x strictly ascending, at least two
     */
    NotAKnotSpline(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.slopes = switch (x.length) {
            case 2 -> line();
            case 3 -> parabola();
            default -> cubic();
        };
    }

    private double width(int piece) {
        return x[piece + 1] - x[piece];
    }

    private double secant(int piece) {
        return (y[piece + 1] - y[piece]) / width(piece);
    }

    private double[] line() {
        return new double[] {secant(0), secant(0)};
    }

    private double[] parabola() {
        double bend = (secant(1) - secant(0)) / (x[2] - x[0]);
        return new double[] {
            secant(0) - bend * width(0), secant(0) + bend * width(0), secant(1) + bend * width(1),
        };
    }

    /** Slopes that make the second derivative continuous, from a tridiagonal system. */
    private double[] cubic() {
        int n = x.length;
        double[] below = new double[n];
        double[] diagonal = new double[n];
        double[] above = new double[n];
        double[] right = new double[n];
        for (int i = 1; i < n - 1; i++) {
            below[i] = width(i);
            diagonal[i] = 2 * (width(i - 1) + width(i));
            above[i] = width(i - 1);
            right[i] = 3 * (width(i) * secant(i - 1) + width(i - 1) * secant(i));
        }
        double first = x[2] - x[0];
        diagonal[0] = width(1);
        above[0] = first;
        right[0] = end(first, width(0), width(1), secant(0), secant(1));
        double last = x[n - 1] - x[n - 3];
        diagonal[n - 1] = width(n - 3);
        below[n - 1] = last;
        right[n - 1] = end(last, width(n - 2), width(n - 3), secant(n - 2), secant(n - 3));
        return solve(below, diagonal, above, right);
    }

    private static double end(double both, double outer, double inner, double outerSecant, double innerSecant) {
        return ((outer + 2 * both) * inner * outerSecant + outer * outer * innerSecant) / both;
    }

    private static double[] solve(double[] below, double[] diagonal, double[] above, double[] right) {
        int n = diagonal.length;
        for (int i = 1; i < n; i++) {
            double factor = below[i] / diagonal[i - 1];
            diagonal[i] -= factor * above[i - 1];
            right[i] -= factor * right[i - 1];
        }
        right[n - 1] /= diagonal[n - 1];
        for (int i = n - 2; i >= 0; i--) {
            right[i] = (right[i] - above[i] * right[i + 1]) / diagonal[i];
        }
        return right;
    }

    /** The spline between points {@code piece} and {@code piece + 1}. */
    double value(int piece, double at) {
        double width = width(piece);
        double t = (at - x[piece]) / width;
        double s = 1 - t;
        return s * s * (1 + 2 * t) * y[piece]
                + t * t * (1 + 2 * s) * y[piece + 1]
                + width * t * s * (s * slopes[piece] - t * slopes[piece + 1]);
    }
}
