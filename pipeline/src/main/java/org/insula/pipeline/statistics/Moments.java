package org.insula.pipeline.statistics;

import java.util.List;

/** Number, mean and spread over subjects of each cell; NaN does not count. */
final class Moments {
    /** A standard deviation below this share of the largest magnitude is rounding error. */
    private static final double LEAST_VARIATION = 1e-12;

    private final int[] n;
    private final double[] mean;
    private final double[] squares;
    private final double[] largest;

    private Moments(int cells) {
        n = new int[cells];
        mean = new double[cells];
        squares = new double[cells];
        largest = new double[cells];
    }

    /**
     * The moments over subjects, summed in the order given.
     *
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    static Moments of(List<double[]> subjects) {
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("there are no subjects");
        }
        Moments moments = new Moments(subjects.get(0).length);
        for (double[] subject : subjects) {
            moments.add(subject);
        }
        for (int cell = 0; cell < moments.cells(); cell++) {
            moments.mean[cell] = moments.n[cell] == 0 ? Double.NaN : moments.mean[cell] / moments.n[cell];
        }
        for (double[] subject : subjects) {
            moments.addSquares(subject);
        }
        return moments;
    }

    private void add(double[] subject) {
        if (subject.length != n.length) {
            throw new IllegalArgumentException(subject.length + " cells, expected " + n.length);
        }
        for (int cell = 0; cell < n.length; cell++) {
            if (!Double.isNaN(subject[cell])) {
                n[cell]++;
                mean[cell] += subject[cell];
                largest[cell] = Math.max(largest[cell], Math.abs(subject[cell]));
            }
        }
    }

    private void addSquares(double[] subject) {
        for (int cell = 0; cell < n.length; cell++) {
            double deviation = subject[cell] - mean[cell];
            squares[cell] += Double.isNaN(deviation) ? 0 : deviation * deviation;
        }
    }

    int cells() {
        return n.length;
    }

    int n(int cell) {
        return n[cell];
    }

    double mean(int cell) {
        return mean[cell];
    }

    /** Whether there are two subjects at least, and they differ by more than rounding. */
    boolean varies(int cell) {
        return n[cell] > 1 && sd(cell) > LEAST_VARIATION * largest[cell];
    }

    double sd(int cell) {
        return Math.sqrt(squares[cell] / (n[cell] - 1));
    }

    /** Student's t against 0; NaN where the cell does not vary. */
    double t(int cell) {
        return varies(cell) ? mean[cell] / (sd(cell) / Math.sqrt(n[cell])) : Double.NaN;
    }
}
