package org.insula.pipeline.train;

import java.util.Arrays;

/**
 * What softmax regression makes small, over rows of given coordinates:
 *
 * <pre>
 *   f(V, b) = −Σ_i w_i log p(y_i | z_i) + (λ/2)·Σ V²        p(c | z) = softmax over c of V_c·z + b_c
 * </pre>
 *
 * A point is {@code [class][axis]} of V, then {@code [class]} of b. Sums of all classes of a column of V stay 0 if they
 * start so. A class without a row has probability 0 and keeps V and b as they are. Belongs to one thread.
 */
final class SoftmaxObjective implements Lbfgs.Function {
    /** Score below the lowest intercept that a class without a row has in the end: e⁻²⁰ is as good as never. */
    private static final double NEVER = 20;

    private final double[][] rows;
    private final double[][] columns;
    private final int[] labels;
    private final double[] weights;
    private final boolean[] present;
    private final int classes;
    private final int samples;
    private final int axes;
    private final double sumOfWeights;
    private final double tolerance;

    /** Scores, then residuals w·(p − y), [class][row]. */
    private final double[][] scores;

    private final double[] ofClass;
    private double l2 = 1;

    /**
     * An objective for given labels.
     *
     * @param rows      coordinates {@code [row][axis]}
     * @param columns   the same, {@code [axis][row]}
     * @param weights   weight of each row's loss, above 0
     * @param tolerance largest distance from the minimum, as a share of the length of V
     */
    SoftmaxObjective(
            double[][] rows, double[][] columns, int[] labels, double[] weights, int classes, double tolerance) {
        this.rows = rows;
        this.columns = columns;
        this.labels = labels;
        this.weights = weights;
        this.classes = classes;
        this.samples = rows.length;
        this.axes = columns.length;
        this.tolerance = tolerance;
        this.sumOfWeights = Arrays.stream(weights).sum();
        this.present = new boolean[classes];
        for (int label : labels) {
            present[label] = true;
        }
        this.scores = new double[classes][samples];
        this.ofClass = new double[axes];
    }

    /** Sets the strength λ of the penalty, above 0. */
    SoftmaxObjective withPenalty(double newL2) {
        l2 = newL2;
        return this;
    }

    /** Length of a point. */
    int size() {
        return classes * (axes + 1);
    }

    @Override
    public double value(double[] point, double[] gradient) {
        score(point);
        double loss = residuals();
        double squares = 0;
        for (int c = 0; c < classes; c++) {
            Arrays.fill(ofClass, 0);
            addScaled(rows, scores[c], ofClass);
            for (int j = 0; j < axes; j++) {
                double v = point[c * axes + j];
                squares += v * v;
                gradient[c * axes + j] = ofClass[j] + l2 * v;
            }
            gradient[classes * axes + c] = sum(scores[c]);
        }
        return loss + l2 / 2 * squares;
    }

    private void score(double[] point) {
        for (int c = 0; c < classes; c++) {
            Arrays.fill(scores[c], point[classes * axes + c]);
            addScaled(columns, Arrays.copyOfRange(point, c * axes, (c + 1) * axes), scores[c]);
        }
    }

    /** Turns scores into residuals; the sum of the rows' losses. */
    private double residuals() {
        double loss = 0;
        for (int i = 0; i < samples; i++) {
            double own = scores[labels[i]][i];
            double log = toProbabilities(i);
            loss += weights[i] * (log - own);
            for (int c = 0; c < classes; c++) {
                scores[c][i] *= weights[i];
            }
            scores[labels[i]][i] -= weights[i];
        }
        return loss;
    }

    /** Turns a row's scores into probabilities; log Σ exp(score). */
    private double toProbabilities(int row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            largest = present[c] ? Math.max(largest, scores[c][row]) : largest;
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            scores[c][row] = present[c] ? Math.exp(scores[c][row] - largest) : 0;
            sum += scores[c][row];
        }
        for (int c = 0; c < classes; c++) {
            scores[c][row] /= sum;
        }
        return largest + Math.log(sum);
    }

    /**
     * The diagonal of the second derivatives, averaged over classes so that sums over classes stay 0: p(1 − p) becomes
     * (1 − Σ p²)/(C − 1), which is what a row's second derivatives average among directions that sum to 0.
     */
    @Override
    public void curvature(double[] point, double[] diagonal) {
        score(point);
        double[] ofRow = new double[samples];
        for (int i = 0; i < samples; i++) {
            toProbabilities(i);
            double squares = 0;
            for (int c = 0; c < classes; c++) {
                squares += scores[c][i] * scores[c][i];
            }
            ofRow[i] = weights[i] * (1 - squares) / Math.max(1, classes - 1);
        }
        for (int j = 0; j < axes; j++) {
            double sum = l2;
            for (int i = 0; i < samples; i++) {
                sum += ofRow[i] * columns[j][i] * columns[j][i];
            }
            for (int c = 0; c < classes; c++) {
                diagonal[c * axes + j] = sum;
            }
        }
        Arrays.fill(diagonal, classes * axes, size(), Math.max(sum(ofRow), 1e-6 * sumOfWeights));
    }

    /**
     * Whether V is near the minimum: f is λ-strongly convex in V, so that |∂f/∂V|/λ bounds the distance at given
     * intercepts; and whether the intercepts' gradient is as small a share of what it can be.
     */
    @Override
    public boolean isNear(double[] point, double[] gradient) {
        double squares = 0;
        double length = 0;
        for (int i = 0; i < classes * axes; i++) {
            squares += gradient[i] * gradient[i];
            length += point[i] * point[i];
        }
        boolean near = Math.sqrt(squares) <= tolerance * l2 * Math.sqrt(length);
        for (int c = 0; c < classes; c++) {
            near &= Math.abs(gradient[classes * axes + c]) <= tolerance * sumOfWeights;
        }
        return near;
    }

    /** Takes the mean from the intercepts of a point, and puts classes without a row out of reach. */
    void settleIntercepts(double[] point) {
        int at = classes * axes;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            least = present[c] ? Math.min(least, point[at + c]) : least;
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            point[at + c] = present[c] ? point[at + c] : least - NEVER;
            sum += point[at + c];
        }
        for (int c = 0; c < classes; c++) {
            point[at + c] -= sum / classes;
        }
    }

    /** {@code to += Σ_k factors[k]·vectors[k]}; four at a time, so that the sum is read and written less often. */
    static void addScaled(double[][] vectors, double[] factors, double[] to) {
        int k = 0;
        for (; k + 4 <= vectors.length; k += 4) {
            addFour(vectors, factors, k, to);
        }
        for (; k < vectors.length; k++) {
            double factor = factors[k];
            double[] vector = vectors[k];
            for (int i = 0; i < to.length; i++) {
                to[i] += factor * vector[i];
            }
        }
    }

    private static void addFour(double[][] vectors, double[] factors, int k, double[] to) {
        double[] first = vectors[k];
        double[] second = vectors[k + 1];
        double[] third = vectors[k + 2];
        double[] fourth = vectors[k + 3];
        double a = factors[k];
        double b = factors[k + 1];
        double c = factors[k + 2];
        double d = factors[k + 3];
        for (int i = 0; i < to.length; i++) {
            to[i] += a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
