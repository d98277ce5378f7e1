package org.insula.pipeline.train;

import java.util.Arrays;

/**
 * Rows of features, centred and turned to their principal axes. The turn is exact: weights that are penalised by their
 * length lie in the span of the centred rows, so that a regression on the axes is the regression on the features, with as
 * many numbers a class as there are rows or features, whichever are fewer, and with uncorrelated columns.
 *
 * <pre>
 *   X − 1·x̄ᵀ = U·S·Eᵀ        coordinates Z = U·S        weights W = E·V        intercepts a = b − x̄ᵀW
 * </pre>
 *
 * With fewer rows than features U and S² come from the rows' inner products, otherwise E from the features'. Immutable;
 * threads may share it.
 */
final class PrincipalAxes {
    /** An axis whose variance is below this share of the largest is rounding error. */
    private static final double LEAST_VARIANCE = 1e-11;

    private final double[] mean;

    /** Coordinates, [axis][row]. */
    private final double[][] columns;

    /** E, [axis][feature]; or null where it is left as a product: {@code E = features · ofRows}. */
    private final double[][] axes;

    /** Centred features, [feature][row], and U/S, [axis][row]; or null where {@link #axes} are given. */
    private final double[][] features;

    private final double[][] ofRows;

    private PrincipalAxes(double[] mean, double[][] columns, double[][] axes, double[][] features, double[][] ofRows) {
        this.mean = mean;
        this.columns = columns;
        this.axes = axes;
        this.features = features;
        this.ofRows = ofRows;
    }

    /**
     * The axes of rows.
     *
     * @param features values {@code [feature][row]}, which become centred and are kept
     */
    static PrincipalAxes of(double[][] features) {
        double[] mean = centre(features);
        int rows = features[0].length;
        return rows <= features.length ? fromRows(mean, features, rows) : fromFeatures(mean, features, rows);
    }

    private static double[] centre(double[][] features) {
        double[] mean = new double[features.length];
        for (int k = 0; k < features.length; k++) {
            double sum = 0;
            for (double value : features[k]) {
                sum += value;
            }
            mean[k] = sum / features[k].length;
            for (int i = 0; i < features[k].length; i++) {
                features[k][i] -= mean[k];
            }
        }
        return mean;
    }

    private static PrincipalAxes fromRows(double[] mean, double[][] features, int rows) {
        EigenSystem system = EigenSystem.ofProducts(features, rows);
        int rank = system.rank(LEAST_VARIANCE);
        double[][] columns = new double[rank][];
        double[][] ofRows = new double[rank][];
        for (int j = 0; j < rank; j++) {
            double deviation = Math.sqrt(system.value(j));
            double[] unit = system.vector(j);
            columns[j] = multiplied(unit, deviation);
            ofRows[j] = multiplied(unit, 1 / deviation);
        }
        return new PrincipalAxes(mean, columns, null, features, ofRows);
    }

    private static PrincipalAxes fromFeatures(double[] mean, double[][] features, int rows) {
        double[][] byRow = transposed(features, rows);
        EigenSystem system = EigenSystem.ofProducts(byRow, features.length);
        int rank = system.rank(LEAST_VARIANCE);
        double[][] axes = new double[rank][];
        double[][] columns = new double[rank][rows];
        for (int j = 0; j < rank; j++) {
            axes[j] = system.vector(j);
            SoftmaxObjective.addScaled(features, axes[j], columns[j]);
        }
        return new PrincipalAxes(mean, columns, axes, null, null);
    }

    private static double[] multiplied(double[] values, double factor) {
        double[] multiplied = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            multiplied[i] = values[i] * factor;
        }
        return multiplied;
    }

    private static double[][] transposed(double[][] values, int columns) {
        double[][] transposed = new double[columns][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j][i] = values[i][j];
            }
        }
        return transposed;
    }

    /** Number of axes along which the rows vary. */
    int count() {
        return columns.length;
    }

    /** Coordinates of the chosen rows, {@code [axis][row]}. */
    double[][] columns(int[] rows) {
        double[][] chosen = new double[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                chosen[j][i] = columns[j][rows[i]];
            }
        }
        return chosen;
    }

    /** Coordinates of the chosen rows, {@code [row][axis]}. */
    double[][] rows(int[] rows) {
        return transposed(columns(rows), rows.length);
    }

    /**
     * Weights on the features.
     *
     * @param point weights on the axes, {@code [class][axis]}; what follows is not read
     * @return {@code [feature][class]}
     */
    double[] weights(double[] point, int classes) {
        double[] weights = new double[mean.length * classes];
        for (int c = 0; c < classes; c++) {
            double[] ofClass = axes == null ? byRows(point, c) : byAxes(point, c);
            for (int k = 0; k < mean.length; k++) {
                weights[k * classes + c] = ofClass[k];
            }
        }
        return weights;
    }

    private double[] byAxes(double[] point, int c) {
        double[] weights = new double[mean.length];
        SoftmaxObjective.addScaled(axes, ofClass(point, c), weights);
        return weights;
    }

    private double[] byRows(double[] point, int c) {
        double[] factors = new double[features[0].length];
        SoftmaxObjective.addScaled(ofRows, ofClass(point, c), factors);
        double[] weights = new double[mean.length];
        for (int k = 0; k < weights.length; k++) {
            double sum = 0;
            for (int i = 0; i < factors.length; i++) {
                sum += features[k][i] * factors[i];
            }
            weights[k] = sum;
        }
        return weights;
    }

    private double[] ofClass(double[] point, int c) {
        return Arrays.copyOfRange(point, c * count(), (c + 1) * count());
    }

    /**
     * Intercepts on the features, less their mean over classes, which rounding brings in where axes vary little.
     *
     * @param point   weights on the axes, then the intercepts there
     * @param weights what {@link #weights} makes of it
     */
    double[] intercepts(double[] point, double[] weights, int classes) {
        double[] intercepts = new double[classes];
        for (int c = 0; c < classes; c++) {
            double intercept = point[classes * count() + c];
            for (int k = 0; k < mean.length; k++) {
                intercept -= mean[k] * weights[k * classes + c];
            }
            intercepts[c] = intercept;
        }
        double ofClasses = Arrays.stream(intercepts).sum() / classes;
        return Arrays.stream(intercepts).map(intercept -> intercept - ofClasses).toArray();
    }
}
