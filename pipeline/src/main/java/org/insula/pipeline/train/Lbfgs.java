package org.insula.pipeline.train;

import java.util.Arrays;

/**
 * Minimises a smooth convex function by the limited-memory BFGS method (Nocedal 1980; Liu and Nocedal 1989), scaled by
 * the diagonal of the second derivatives where it starts. Sequential sums in a fixed order: equal starts end in equal
 * bits. Belongs to one thread.
 */
final class Lbfgs {

    /** What is minimised. */
    interface Function {
        /** The value at a point; the gradient there is left in the second array. */
        double value(double[] point, double[] gradient);

        /** Leaves the diagonal of the second derivatives at a point, or an estimate of it, all above 0. */
        void curvature(double[] point, double[] diagonal);

        /** Whether a point with such a gradient is near enough to the minimum. */
        boolean isNear(double[] point, double[] gradient);
    }

    private static final int REMEMBERED = 10;
    private static final int MOST_STEPS = 5_000;
    private static final int MOST_HALVINGS = 40;

    /** Share of the decrease that the slope promises which a step must bring (Armijo 1966). */
    private static final double SUFFICIENT = 1e-4;

    private final Function function;
    private final int size;
    private final double[] gradient;
    private final double[] nextGradient;
    private final double[] next;
    private final double[] direction;
    private final double[] diagonal;
    private final double[][] moves = new double[REMEMBERED][];
    private final double[][] changes = new double[REMEMBERED][];
    private final double[] products = new double[REMEMBERED];
    private final double[] factors = new double[REMEMBERED];
    private int taken;

    /** A minimiser of a function of so many numbers, whose memory serves one minimisation after the other. */
    Lbfgs(Function function, int size) {
        this.function = function;
        this.size = size;
        this.gradient = new double[size];
        this.nextGradient = new double[size];
        this.next = new double[size];
        this.direction = new double[size];
        this.diagonal = new double[size];
        Arrays.setAll(moves, i -> new double[size]);
        Arrays.setAll(changes, i -> new double[size]);
    }

    /**
     * Moves a point to the minimum: until the function calls it near, or no step brings a decrease that a double can
     * show.
     *
     * @return the value there
     */
    double minimise(double[] point) {
        taken = 0;
        double value = function.value(point, gradient);
        function.curvature(point, diagonal);
        for (int step = 0; step < MOST_STEPS && !function.isNear(point, gradient); step++) {
            setDirection();
            double reached = descend(point, value);
            if (Double.isNaN(reached)) {
                return value;
            }
            value = reached;
        }
        return value;
    }

    /** One step along the direction, halved until it brings enough; the value reached, NaN where none does. */
    private double descend(double[] point, double value) {
        double slope = dot(gradient, direction);
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS && slope < 0; halving++) {
            for (int i = 0; i < size; i++) {
                next[i] = point[i] + length * direction[i];
            }
            double reached = function.value(next, nextGradient);
            if (reached <= value + SUFFICIENT * length * slope) {
                remember(point);
                System.arraycopy(next, 0, point, 0, size);
                System.arraycopy(nextGradient, 0, gradient, 0, size);
                return reached;
            }
            length /= 2;
        }
        return Double.NaN;
    }

    private void remember(double[] point) {
        int slot = taken % REMEMBERED;
        for (int i = 0; i < size; i++) {
            moves[slot][i] = next[i] - point[i];
            changes[slot][i] = nextGradient[i] - gradient[i];
        }
        products[slot] = dot(moves[slot], changes[slot]);
        if (products[slot] > 0) {
            taken++;
        }
    }

    /** {@code −H·gradient}, H the estimate of the inverse second derivatives, by the two-loop recursion. */
    private void setDirection() {
        for (int i = 0; i < size; i++) {
            direction[i] = -gradient[i];
        }
        int oldest = Math.max(0, taken - REMEMBERED);
        for (int k = taken - 1; k >= oldest; k--) {
            int slot = k % REMEMBERED;
            factors[slot] = dot(moves[slot], direction) / products[slot];
            add(-factors[slot], changes[slot]);
        }
        double scale = scale();
        for (int i = 0; i < size; i++) {
            direction[i] *= scale / diagonal[i];
        }
        for (int k = oldest; k < taken; k++) {
            int slot = k % REMEMBERED;
            add(factors[slot] - dot(changes[slot], direction) / products[slot], moves[slot]);
        }
    }

    /** How much longer steps turned out than the diagonal says. */
    private double scale() {
        if (taken == 0) {
            return 1;
        }
        int slot = (taken - 1) % REMEMBERED;
        double expected = 0;
        for (int i = 0; i < size; i++) {
            expected += changes[slot][i] * changes[slot][i] / diagonal[i];
        }
        return products[slot] / expected;
    }

    private void add(double factor, double[] added) {
        for (int i = 0; i < size; i++) {
            direction[i] += factor * added[i];
        }
    }

    private double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
