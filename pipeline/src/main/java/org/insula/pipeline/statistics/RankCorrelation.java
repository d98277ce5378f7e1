package org.insula.pipeline.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** Spearman's correlation of ranks (Spearman 1904) between maps, over the cells that both have; ties share a rank. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * The correlation of two maps, −1 to 1; NaN where fewer than two cells are in both, or one is the same everywhere.
     *
     * @throws IllegalArgumentException if lengths differ
     */
    public static double of(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " cells and " + other.length);
        }
        int[] both = IntStream.range(0, one.length)
                .filter(cell -> !Double.isNaN(one[cell]) && !Double.isNaN(other[cell]))
                .toArray();
        if (both.length < 2) {
            return Double.NaN;
        }
        double[] x = IntStream.of(both).mapToDouble(cell -> one[cell]).toArray();
        double[] y = IntStream.of(both).mapToDouble(cell -> other[cell]).toArray();
        return new SpearmansCorrelation().correlation(x, y);
    }

    /** The mean over all pairs of maps, pairs without a correlation left out; NaN if there is none. */
    public static double meanOfPairs(List<double[]> maps) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < maps.size(); i++) {
            for (int j = i + 1; j < maps.size(); j++) {
                double correlation = of(maps.get(i), maps.get(j));
                if (!Double.isNaN(correlation)) {
                    sum += correlation;
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.NaN : sum / pairs;
    }
}
