package org.insula.pipeline.evaluate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;

/**
 * Accuracy and confusion of predictions, shares between 0 and 1.
 *
 * <p>Chance is the accuracy of always saying the most frequent true label, so {@code max count / total}; with balanced
 * labels that is one over their number. Immutable; equal to another of the same counts.
 */
public final class Performance implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[][] confusion;

    private Performance(int[][] confusion) {
        this.confusion = confusion;
    }

    /**
     * Performance from a confusion matrix of counts, which is copied.
     *
     * @param confusion counts as [true label][predicted label]
     * @throws IllegalArgumentException if it is not square or a count is negative
     */
    public static Performance ofConfusion(int[][] confusion) {
        int[][] copy = new int[confusion.length][];
        for (int truth = 0; truth < confusion.length; truth++) {
            copy[truth] = confusion[truth].clone();
            if (copy[truth].length != confusion.length
                    || Arrays.stream(copy[truth]).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("row " + truth + " of the confusion matrix: "
                        + Arrays.toString(copy[truth]) + ", expected " + confusion.length + " counts");
            }
        }
        return new Performance(copy);
    }

    /**
     * Performance of predictions over a number of labels.
     *
     * @throws IndexOutOfBoundsException if a label index is not below {@code labels}
     */
    public static Performance of(Collection<Prediction> predictions, int labels) {
        int[][] counts = new int[labels][labels];
        predictions.forEach(prediction -> counts[prediction.truth()][prediction.predicted()]++);
        return new Performance(counts);
    }

    /**
     * The counts of both together, as for several folds.
     *
     * @throws IllegalArgumentException if the numbers of labels differ
     */
    public Performance plus(Performance other) {
        if (other.labels() != labels()) {
            throw new IllegalArgumentException(labels() + " labels cannot be added to " + other.labels());
        }
        int[][] sum = confusion();
        for (int truth = 0; truth < sum.length; truth++) {
            for (int predicted = 0; predicted < sum.length; predicted++) {
                sum[truth][predicted] += other.confusion[truth][predicted];
            }
        }
        return new Performance(sum);
    }

    /** Number of labels. */
    public int labels() {
        return confusion.length;
    }

    /** Number of predictions. */
    public int total() {
        return Arrays.stream(confusion).mapToInt(Performance::sum).sum();
    }

    /** Counts as [true label][predicted label]; a copy. */
    public int[][] confusion() {
        return Arrays.stream(confusion).map(int[]::clone).toArray(int[][]::new);
    }

    /** Share of right predictions; NaN without predictions. */
    public double accuracy() {
        int right = 0;
        for (int label = 0; label < confusion.length; label++) {
            right += confusion[label][label];
        }
        return (double) right / total();
    }

    /** Mean over the labels that occur of the share of their samples predicted right; NaN without predictions. */
    public double balancedAccuracy() {
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < confusion.length; label++) {
            int count = sum(confusion[label]);
            if (count > 0) {
                sum += (double) confusion[label][label] / count;
                occurring++;
            }
        }
        return sum / occurring;
    }

    /** Share of the most frequent true label; NaN without predictions. */
    public double chance() {
        return (double) Arrays.stream(confusion)
                        .mapToInt(Performance::sum)
                        .max()
                        .orElse(0)
                / total();
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Performance that && Arrays.deepEquals(confusion, that.confusion);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(confusion);
    }

    @Override
    public String toString() {
        return "Performance accuracy " + accuracy() + " (chance " + chance() + ") " + Arrays.deepToString(confusion);
    }
}
