package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the strength λ of a penalty by cross-validation within the rows that are learnt from: of λ = 10⁶, 10⁵·⁵ …
 * 10⁻² the one whose mean loss of held-out rows is least, the largest among equals.
 *
 * <p>Strong penalties come first and each fit starts where the one before ended. Below the best so far, two penalties in a
 * row whose loss is higher by a hundredth of a nat or more end the search: what is weaker fits noise. Immutable.
 */
final class PenaltyChoice {
    /** Used where nothing can be held out; scikit-learn's default, C = 1. */
    static final double WITHOUT_CHOICE = 1;

    private static final int STRONGEST = 12;
    private static final int WEAKEST = -4;
    private static final double WORSE = 0.01;
    private static final int WORSE_IN_A_ROW = 2;

    /** Fits that choose need not be as near their minimum as the one that is kept. */
    private static final double TOLERANCE = 1e-3;

    private final List<Part> parts;

    /** Rows that are held out together, and the coordinates of both sides. */
    private record Part(int[] learnt, double[][] rows, double[][] columns, int[] heldOut, double[][] heldOutRows) {}

    /** A choice by the parts that rows are held out with, numbered from 0. */
    PenaltyChoice(PrincipalAxes axes, int[] partOfRow) {
        int count = Arrays.stream(partOfRow).max().orElse(0) + 1;
        parts = new ArrayList<>();
        for (int part = 0; count > 1 && part < count; part++) {
            int held = part;
            int[] learnt = rows(partOfRow, other -> other != held);
            int[] heldOut = rows(partOfRow, other -> other == held);
            parts.add(new Part(learnt, axes.rows(learnt), axes.columns(learnt), heldOut, axes.rows(heldOut)));
        }
    }

    private static int[] rows(int[] partOfRow, java.util.function.IntPredicate wanted) {
        return IntStream.range(0, partOfRow.length)
                .filter(row -> wanted.test(partOfRow[row]))
                .toArray();
    }

    /** The fits of one part, each starting where the one before ended. */
    private static final class Path {
        private final Part part;
        private final SoftmaxObjective objective;
        private final Lbfgs lbfgs;
        private final double[] point;
        private final int[] heldOutLabels;
        private final Objective weighing;
        private final int classes;

        Path(Part part, int[] labels, int classes, ClassWeights kind) {
            int[] learnt = chosen(labels, part.learnt());
            this.part = part;
            this.classes = classes;
            this.weighing = Objective.of(kind, 0, learnt, classes);
            double[] weights =
                    Arrays.stream(learnt).mapToDouble(weighing::weight).toArray();
            this.objective = new SoftmaxObjective(part.rows(), part.columns(), learnt, weights, classes, TOLERANCE);
            this.lbfgs = new Lbfgs(objective, objective.size());
            this.point = new double[objective.size()];
            this.heldOutLabels = chosen(labels, part.heldOut());
        }

        /** What the held-out rows come to; their class scores go where they belong. */
        Score heldOut(double l2, double[][] scores) {
            objective.withPenalty(l2);
            lbfgs.minimise(point);
            objective.settleIntercepts(point);
            double[] logits = logits();
            for (int i = 0; i < heldOutLabels.length; i++) {
                scores[part.heldOut()[i]] = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
            }
            return weighing.score(logits, heldOutLabels);
        }

        private double[] logits() {
            int axes = part.columns().length;
            double[] logits = new double[heldOutLabels.length * classes];
            for (int i = 0; i < heldOutLabels.length; i++) {
                for (int c = 0; c < classes; c++) {
                    double sum = point[classes * axes + c];
                    for (int j = 0; j < axes; j++) {
                        sum += point[c * axes + j] * part.heldOutRows()[i][j];
                    }
                    logits[i * classes + c] = sum;
                }
            }
            return logits;
        }
    }

    private static int[] chosen(int[] labels, int[] rows) {
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }

    /**
     * What was chosen.
     *
     * @param l2      the penalty's strength λ
     * @param heldOut class scores of each row by the fit that it was held out from, {@code [row][class]}
     */
    record Chosen(double l2, double[][] heldOut) {}

    /** The choice for given labels, one a row; {@link #WITHOUT_CHOICE} and zeros where nothing can be held out. */
    Chosen of(int[] labels, int classes, ClassWeights kind) {
        List<Path> paths = parts.stream()
                .map(part -> new Path(part, labels, classes, kind))
                .toList();
        Chosen best = new Chosen(WITHOUT_CHOICE, new double[labels.length][classes]);
        double least = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int half = STRONGEST; !paths.isEmpty() && half >= WEAKEST && worse < WORSE_IN_A_ROW; half--) {
            double l2 = Math.pow(10, half / 2.0);
            double[][] scores = new double[labels.length][];
            Score score = Score.NOTHING;
            for (Path path : paths) {
                score = score.plus(path.heldOut(l2, scores));
            }
            worse = score.meanLoss() > least + WORSE ? worse + 1 : 0;
            if (score.meanLoss() < least) {
                least = score.meanLoss();
                best = new Chosen(l2, scores);
            }
        }
        return best;
    }
}
