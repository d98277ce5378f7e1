package org.insula.jobs.report;

import java.util.Arrays;

/** Counts of held-out samples {@code [true label][predicted label]}. Compared by content. */
public final class ConfusionMatrix {

    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Copies a square matrix.
     *
     * @param counts {@code [true label][predicted label]}, in the order of the summary's labels
     * @return the confusion matrix
     * @throws IllegalArgumentException if the matrix is not square
     */
    public static ConfusionMatrix of(int[][] counts) {
        int[][] copy = new int[counts.length][];
        for (int label = 0; label < counts.length; label++) {
            if (counts[label].length != counts.length) {
                throw new IllegalArgumentException("row " + label + " has " + counts[label].length + " columns, not "
                        + counts.length + ": a confusion matrix is square");
            }
            copy[label] = counts[label].clone();
        }
        return new ConfusionMatrix(copy);
    }

    /** Returns the number of labels. */
    public int labels() {
        return counts.length;
    }

    /** Returns how many samples of a label were taken for another. */
    public int count(int trueLabel, int predictedLabel) {
        return counts[trueLabel][predictedLabel];
    }

    /** Returns the share of a label's samples that were recognised, 0 to 1; NaN if it had none. */
    public double recall(int label) {
        long total = Arrays.stream(counts[label]).asLongStream().sum();
        return total == 0 ? Double.NaN : (double) counts[label][label] / total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix[" + labels() + " labels]";
    }
}
