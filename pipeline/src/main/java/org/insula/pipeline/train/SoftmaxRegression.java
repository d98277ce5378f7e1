package org.insula.pipeline.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Softmax regression with an L2 penalty, over rows that are turned to their principal axes once and serve any number of
 * fits: other labels, other penalties.
 *
 * <pre>
 *   Σ_i w_i·(−log p(y_i | x_i)) + (λ/2)·Σ W²        p(c | x) = softmax over c of x·W_c + a_c
 * </pre>
 *
 * Intercepts are not penalised. This is what scikit-learn's LogisticRegression minimises with C = 1/λ and several
 * classes. The minimum is unique and found to a millionth of the length of W. Nothing is random and sums run in a fixed
 * order: the same arguments give the same bits. Immutable; threads may share it.
 */
public final class SoftmaxRegression {
    private static final double TOLERANCE = 1e-6;

    private final PrincipalAxes axes;
    private final double[][] rows;
    private final double[][] columns;

    private SoftmaxRegression(PrincipalAxes axes, int count) {
        int[] all = IntStream.range(0, count).toArray();
        this.axes = axes;
        this.columns = axes.columns(all);
        this.rows = axes.rows(all);
    }

    /**
     * A regression over rows.
     *
     * @param values {@code [row][feature]}, row by row; not kept
     * @throws IllegalArgumentException if there is no row or no feature, or the array is too short
     */
    public static SoftmaxRegression over(double[] values, int rows, int features) {
        if (rows < 1 || features < 1 || values.length < Math.multiplyExact(rows, features)) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + rows + " rows of " + features + " features");
        }
        double[][] byFeature = new double[features][rows];
        for (int k = 0; k < features; k++) {
            for (int i = 0; i < rows; i++) {
                byFeature[k][i] = values[i * features + k];
            }
        }
        return over(byFeature);
    }

    /** A regression over rows given as {@code [feature][row]}, which are centred and kept. */
    static SoftmaxRegression over(double[][] features) {
        return new SoftmaxRegression(PrincipalAxes.of(features), features[0].length);
    }

    /** Number of rows. */
    public int size() {
        return rows.length;
    }

    PrincipalAxes axes() {
        return axes;
    }

    /**
     * The weights that minimise the penalised loss of all rows. A class without a row gets no weights and an intercept
     * so low that it is never predicted.
     *
     * @param labels  class of each row
     * @param weights weight of each row's loss, above 0
     * @param l2      strength λ of the penalty, above 0
     * @throws IllegalArgumentException if there is not one label and one weight a row, a label is none of the classes, or
     *                                  the penalty is not above 0
     */
    public SoftmaxWeights fit(int[] labels, double[] weights, int classes, double l2) {
        if (labels.length != rows.length || weights.length != rows.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels and " + weights.length + " weights for " + rows.length + " rows");
        }
        if (!Arrays.stream(labels).allMatch(label -> 0 <= label && label < classes)) {
            throw new IllegalArgumentException("a label is none of the " + classes + " classes");
        }
        if (!(l2 > 0)) {
            throw new IllegalArgumentException("the penalty is " + l2 + "; it must be above 0");
        }
        SoftmaxObjective objective =
                new SoftmaxObjective(rows, columns, labels, weights, classes, TOLERANCE).withPenalty(l2);
        double[] point = new double[objective.size()];
        new Lbfgs(objective, objective.size()).minimise(point);
        objective.settleIntercepts(point);
        double[] onFeatures = axes.weights(point, classes);
        return new SoftmaxWeights(classes, onFeatures, axes.intercepts(point, onFeatures, classes));
    }
}
