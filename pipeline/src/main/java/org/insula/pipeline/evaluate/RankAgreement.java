package org.insula.pipeline.evaluate;

import java.io.Serializable;

/**
 * How well the order of places by saliency agrees with those that are known to matter.
 *
 * @param auroc probability that a place that matters has more saliency than one that does not, ties half; 0.5 by chance
 * @param auprc average precision; by chance about {@code baseRate}
 * @param precisionAtK of the k places with the most saliency, k the number that matter, the share that does
 * @param baseRate share of all places that matter
 */
public record RankAgreement(double auroc, double auprc, double precisionAtK, double baseRate) implements Serializable {

    /** What can be said where map and truth cannot be compared: nothing. */
    public static RankAgreement unknown() {
        return new RankAgreement(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * Compares a map with the truth: places are ordered by value, what is negative below 0.
     *
     * @param saliency of each place; NaN where there is none, which leaves the place out
     * @param reference whether the place matters
     * @return NaN but for the base rate where of the places with saliency none or all matter
     * @throws IllegalArgumentException if the lengths differ
     */
    public static RankAgreement of(float[] saliency, boolean[] reference) {
        if (saliency.length != reference.length) {
            throw new IllegalArgumentException(saliency.length + " values for " + reference.length + " places");
        }
        int places = 0;
        int matter = 0;
        for (int place = 0; place < saliency.length; place++) {
            places += Float.isNaN(saliency[place]) ? 0 : 1;
            matter += !Float.isNaN(saliency[place]) && reference[place] ? 1 : 0;
        }
        if (matter == 0 || matter == places) {
            return new RankAgreement(Double.NaN, Double.NaN, Double.NaN, (double) matter / places);
        }
        SaliencyRanking ranking = SaliencyRanking.byValue(saliency, reference);
        return new RankAgreement(
                ranking.auroc(), ranking.averagePrecision(), ranking.hits(matter) / matter, (double) matter / places);
    }
}
