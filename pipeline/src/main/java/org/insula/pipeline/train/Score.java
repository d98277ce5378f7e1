package org.insula.pipeline.train;

/**
 * What samples came to together.
 *
 * @param loss   sum of their losses
 * @param weight sum of their weights
 * @param right  how many were told right
 */
record Score(double loss, double weight, int right) {
    static final Score NOTHING = new Score(0, 0, 0);

    Score plus(Score other) {
        return new Score(loss + other.loss, weight + other.weight, right + other.right);
    }

    /** Mean loss; NaN where there is nothing. */
    double meanLoss() {
        return loss / weight;
    }
}
