package org.insula.pipeline.evaluate;

import java.io.Serializable;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well saliency agrees with the places that are known to matter. Its sign does not count.
 *
 * <p>For the first two the magnitude is scaled to 0…1 over the sample, and {@code ref} is 1 where it matters, 0
 * elsewhere (Ismail et al. 2019). They reward diffuse maps; the others look at the order of the places alone. A map
 * that is the same everywhere is scaled to 0. Places without saliency (NaN) are left out.
 *
 * @param wjac      weighted Jaccard index, Σ min(ref, saliency) / Σ max(ref, saliency); higher is better
 * @param euc       distance ‖ref − saliency‖ / ‖ref‖; lower is better
 * @param auroc     probability that a place that matters has more saliency than one that does not, ties half
 * @param auprc     average precision, Σ (recall_i − recall_{i−1}) precision_i from the largest value down
 * @param precision share that matters of the tenth of places with the largest saliency
 * @param recall    share of the places that matter which are in that tenth
 */
public record MapAgreement(double wjac, double euc, double auroc, double auprc, double precision, double recall)
        implements Serializable {
    /** Share of the places that precision and recall look at. */
    public static final double TOP_SHARE = 0.1;

    /**
     * Compares a map with the truth.
     *
     * @param saliency  of each place, with any sign; NaN where there is none
     * @param reference whether the place matters
     * @throws IllegalArgumentException if the lengths differ, or of the places with saliency none or all matter
     */
    public static MapAgreement of(float[] saliency, boolean[] reference) {
        if (saliency.length != reference.length) {
            throw new IllegalArgumentException(saliency.length + " values for " + reference.length + " places");
        }
        SaliencyRanking ranking = SaliencyRanking.of(saliency, reference);
        double smallest = ranking.smallest();
        double range = ranking.largest() - smallest;
        double smaller = 0;
        double larger = 0;
        double squares = 0;
        double matter = 0;
        for (int i = 0; i < saliency.length; i++) {
            if (!Float.isNaN(saliency[i])) {
                double scaled = range > 0 ? (Math.abs(saliency[i]) - smallest) / range : 0;
                double ref = reference[i] ? 1 : 0;
                smaller += Math.min(ref, scaled);
                larger += Math.max(ref, scaled);
                squares += (ref - scaled) * (ref - scaled);
                matter += ref;
            }
        }
        double hits = ranking.hits(ranking.top(TOP_SHARE));
        return new MapAgreement(
                smaller / larger,
                Math.sqrt(squares / matter),
                ranking.auroc(),
                ranking.averagePrecision(),
                hits / ranking.top(TOP_SHARE),
                hits / matter);
    }

    /** The mean of each number over samples. */
    public static MapAgreement mean(List<MapAgreement> all) {
        return new MapAgreement(
                mean(all, MapAgreement::wjac),
                mean(all, MapAgreement::euc),
                mean(all, MapAgreement::auroc),
                mean(all, MapAgreement::auprc),
                mean(all, MapAgreement::precision),
                mean(all, MapAgreement::recall));
    }

    private static double mean(List<MapAgreement> all, ToDoubleFunction<MapAgreement> number) {
        double sum = 0;
        for (MapAgreement one : all) {
            sum += number.applyAsDouble(one);
        }
        return sum / all.size();
    }
}
