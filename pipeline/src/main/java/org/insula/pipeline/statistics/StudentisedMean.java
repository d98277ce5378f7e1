package org.insula.pipeline.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Means over subjects in units of their own uncertainty: {@code mean / (se + s)}, with s the median standard error of all
 * cells (Tusher, Tibshirani and Chu 2001).
 *
 * <p>A cell whose values are large in every map, whatever the labels, has a large standard error too, so that cells can be
 * compared with each other. The constant s keeps a cell that varies little by chance from ruling the largest value, which
 * matters with few subjects.
 */
public final class StudentisedMean {
    private StudentisedMean() {}

    /**
     * The studentised mean of each cell.
     *
     * @param subjects one array per subject, all of the same length; NaN where missing
     * @return [cell]; NaN where fewer than two subjects have a value, or all have the same
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    public static double[] of(List<double[]> subjects) {
        Moments moments = Moments.of(subjects);
        double[] errors = IntStream.range(0, moments.cells())
                .mapToDouble(cell -> moments.varies(cell) ? moments.sd(cell) / Math.sqrt(moments.n(cell)) : Double.NaN)
                .toArray();
        double usual = median(errors);
        double[] studentised = new double[errors.length];
        Arrays.setAll(studentised, cell -> moments.mean(cell) / (errors[cell] + usual));
        return studentised;
    }

    private static double median(double[] errors) {
        double[] sorted = Arrays.stream(errors)
                .filter(error -> !Double.isNaN(error))
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
