package org.insula.pipeline.train;

/** Class scores that samples have before a network adds its own. Immutable. */
final class ClassScores {
    private static final ClassScores NONE = new ClassScores(null);

    /** {@code [sample][class]}; null where no sample has any. */
    private final double[][] scores;

    private ClassScores(double[][] scores) {
        this.scores = scores;
    }

    /** No scores: a network starts from nothing. */
    static ClassScores none() {
        return NONE;
    }

    /**
     * The scores of some samples of a set.
     *
     * @param samples number of samples of the set
     * @param indices the samples that have scores
     * @param rows    their scores, {@code [row][class]}
     */
    static ClassScores of(int samples, int[] indices, double[][] rows) {
        double[][] scores = new double[samples][];
        for (int row = 0; row < indices.length; row++) {
            scores[indices[row]] = rows[row].clone();
        }
        return new ClassScores(scores);
    }

    /** Logits {@code [sample][class]} of the samples {@code indices[from..to)} with their scores added; may be the same array. */
    double[] plus(double[] logits, int[] indices, int from, int to) {
        if (scores == null) {
            return logits;
        }
        int classes = scores[indices[from]].length;
        double[] sums = new double[(to - from) * classes];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = logits[i] + scores[indices[from + i / classes]][i % classes];
        }
        return sums;
    }
}
