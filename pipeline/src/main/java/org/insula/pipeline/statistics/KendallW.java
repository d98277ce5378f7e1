package org.insula.pipeline.statistics;

import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Kendall's coefficient of concordance (Kendall and Babington Smith 1939): how much subjects agree on the order of
 * cells, 0 not at all, 1 entirely.
 *
 * <p>m subjects rank the k cells that all of them have, ties sharing a rank. With R_i the sum of a cell's ranks and T_j
 * the sum of t³ − t over the ties of subject j, {@code W = 12 Σ(R_i − mean R)² / (m²(k³ − k) − m ΣT_j)}. Under the
 * hypothesis that nobody agrees, m (k − 1) W is nearly χ² with k − 1 degrees of freedom.
 *
 * @param w the coefficient; NaN with fewer than two subjects or cells, or where nobody tells cells apart
 * @param statistic m (k − 1) W
 * @param p probability of such agreement by chance; cells of a map are not independent of each other, so take it with
 *     care
 * @param subjects m
 * @param cells k
 */
public record KendallW(double w, double statistic, double p, int subjects, int cells) implements Serializable {

    /**
     * The agreement of subjects.
     *
     * @param subjects one array a subject, all of the same length; a cell that is NaN in any is left out
     * @throws IllegalArgumentException if there is no subject or lengths differ
     */
    public static KendallW of(List<double[]> subjects) {
        Moments moments = Moments.of(subjects);
        int m = subjects.size();
        int[] complete = IntStream.range(0, moments.cells())
                .filter(cell -> moments.n(cell) == m)
                .toArray();
        int k = complete.length;
        if (m < 2 || k < 2) {
            return new KendallW(Double.NaN, Double.NaN, Double.NaN, m, k);
        }
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        double[] sums = new double[k];
        double ties = 0;
        for (double[] subject : subjects) {
            double[] ranks = ranking.rank(
                    IntStream.of(complete).mapToDouble(cell -> subject[cell]).toArray());
            ties += ties(ranks);
            for (int i = 0; i < k; i++) {
                sums[i] += ranks[i];
            }
        }
        double most = (double) m * m * ((double) k * k * k - k) - m * ties;
        double w = most > 0 ? 12 * squaredDeviations(sums, m * (k + 1) / 2.0) / most : Double.NaN;
        double statistic = m * (k - 1) * w;
        // The upper tail itself: 1 − the lower one would be 0 where it is small.
        double p = Double.isNaN(w) ? Double.NaN : Gamma.regularizedGammaQ((k - 1) / 2.0, statistic / 2);
        return new KendallW(w, statistic, p, m, k);
    }

    private static double squaredDeviations(double[] sums, double mean) {
        double squares = 0;
        for (double sum : sums) {
            squares += (sum - mean) * (sum - mean);
        }
        return squares;
    }

    /** Σ(t³ − t) over groups of t equal ranks. */
    private static double ties(double[] ranks) {
        TreeMap<Double, Integer> sizes = new TreeMap<>();
        for (double rank : ranks) {
            sizes.merge(rank, 1, Integer::sum);
        }
        return sizes.values().stream()
                .mapToDouble(size -> (double) size * size * size - size)
                .sum();
    }
}
