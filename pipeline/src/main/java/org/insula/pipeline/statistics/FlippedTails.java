package org.insula.pipeline.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Evidence of each cell under sign patterns.
 *
 * <p>Flipping signs leaves Σx² as it is, so t depends on Σx alone: with {@code u = Σx / √(n Σx²)}, between −1 and 1,
 * {@code t = u √(n − 1) / √(1 − u²)}. The larger u, the larger t, which is why u stands for it within cells of equal n.
 * For one thread: the array of u is used again.
 */
final class FlippedTails {
    private final Alternative alternative;
    private final List<double[]> present = new ArrayList<>();
    private final int[] n;
    private final double[] scale;
    private final double[] cosines;
    private final TreeMap<Integer, int[]> cellsByNumber = new TreeMap<>();

    FlippedTails(List<double[]> subjects, Moments moments, Alternative alternative) {
        this.alternative = alternative;
        int cells = moments.cells();
        n = new int[cells];
        cosines = new double[cells];
        scale = new double[cells];
        double[] squares = new double[cells];
        for (double[] subject : subjects) {
            double[] values = new double[cells];
            boolean counts = false;
            for (int cell = 0; cell < cells; cell++) {
                boolean has = moments.varies(cell) && !Double.isNaN(subject[cell]);
                values[cell] = has ? subject[cell] : 0;
                squares[cell] += values[cell] * values[cell];
                counts |= has;
            }
            if (counts) {
                present.add(values);
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            n[cell] = moments.varies(cell) ? moments.n(cell) : 0;
            scale[cell] = n[cell] == 0 ? Double.NaN : 1 / Math.sqrt(n[cell] * squares[cell]);
            int[] others = cellsByNumber.getOrDefault(n[cell], new int[0]);
            int[] with = Arrays.copyOf(others, others.length + 1);
            with[others.length] = cell;
            cellsByNumber.put(n[cell], with);
        }
        cellsByNumber.remove(0);
    }

    /** Number of subjects that have any value to flip. */
    int subjects() {
        return present.size();
    }

    /** u of each cell, on the side that the alternative looks at; NaN where there is no t. Used again by the next call. */
    double[] evidence(boolean[] flips) {
        Arrays.fill(cosines, 0);
        for (int subject = 0; subject < flips.length; subject++) {
            double sign = flips[subject] ? -1 : 1;
            double[] values = present.get(subject);
            for (int cell = 0; cell < cosines.length; cell++) {
                cosines[cell] += sign * values[cell];
            }
        }
        for (int cell = 0; cell < cosines.length; cell++) {
            cosines[cell] = alternative.against(cosines[cell] * scale[cell]);
        }
        return cosines;
    }

    /** The upper tail of t for each cell's u; NaN where there is none. */
    double[] tails(double[] evidence) {
        double[] tails = new double[evidence.length];
        for (int cell = 0; cell < tails.length; cell++) {
            tails[cell] = n[cell] == 0 ? Double.NaN : tail(evidence[cell], n[cell]);
        }
        return tails;
    }

    /** The smallest tail over all cells; 1 if there are none. */
    double leastTail(double[] evidence) {
        double least = 1;
        for (var group : cellsByNumber.entrySet()) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int cell : group.getValue()) {
                largest = Math.max(largest, evidence[cell]);
            }
            least = Math.min(least, tail(largest, group.getKey()));
        }
        return least;
    }

    private static double tail(double u, int n) {
        double t = Math.abs(u) >= 1
                ? Math.signum(u) * Double.POSITIVE_INFINITY
                : u * Math.sqrt(n - 1) / Math.sqrt(1 - u * u);
        return OneSampleTTest.pValue(t, n - 1, Alternative.GREATER);
    }
}
