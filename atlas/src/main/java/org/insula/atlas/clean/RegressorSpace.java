package org.insula.atlas.clean;

/**
 * The space that regressors span, as an orthonormal basis, to be taken out of signals by projection. Built by
 * Gram-Schmidt with column pivoting, each vector made orthogonal twice (Björck, "Numerics of Gram-Schmidt
 * orthogonalization", Linear Algebra and its Applications 1994), so that regressors which repeat others drop out.
 */
final class RegressorSpace {

    /** What is left of a regressor after the others, relative to its own length, below which it adds nothing. */
    private static final double NOTHING_LEFT = 1e-11;

    private final double[][] basis;
    private final int dimension;

    /** Spans the space of {@code regressors[column][frame]}; each column should be zero or of unit variance. */
    RegressorSpace(double[][] regressors) {
        this.basis = new double[regressors.length][];
        double[][] rest = new double[regressors.length][];
        for (int c = 0; c < rest.length; c++) {
            rest[c] = regressors[c].clone();
        }
        int found = 0;
        while (found < rest.length) {
            int longest = longest(rest, found);
            double[] next = rest[longest];
            rest[longest] = rest[found];
            removeFrom(next, found);
            double length = Math.sqrt(dot(next, next));
            if (length <= NOTHING_LEFT * Math.sqrt(next.length)) {
                break;
            }
            for (int f = 0; f < next.length; f++) {
                next[f] /= length;
            }
            basis[found++] = next;
            for (int c = found; c < rest.length; c++) {
                remove(next, rest[c]);
            }
        }
        this.dimension = found;
    }

    private static int longest(double[][] columns, int from) {
        int longest = from;
        double best = dot(columns[from], columns[from]);
        for (int c = from + 1; c < columns.length; c++) {
            double square = dot(columns[c], columns[c]);
            if (square > best) {
                best = square;
                longest = c;
            }
        }
        return longest;
    }

    /** The number of independent regressors. */
    int dimension() {
        return dimension;
    }

    /** Leaves of a signal what is orthogonal to all regressors. */
    void removeFrom(double[] signal) {
        removeFrom(signal, dimension);
    }

    private void removeFrom(double[] signal, int vectors) {
        for (int b = 0; b < vectors; b++) {
            remove(basis[b], signal);
        }
    }

    private static void remove(double[] unit, double[] signal) {
        double share = dot(unit, signal);
        for (int f = 0; f < signal.length; f++) {
            signal[f] -= share * unit[f];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += a[f] * b[f];
        }
        return sum;
    }
}
