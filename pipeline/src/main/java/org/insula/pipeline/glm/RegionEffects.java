package org.insula.pipeline.glm;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What one contrast says of each region of a run or a subject: effect, its variance and degrees of freedom. Effects have
 * the unit of the series. NaN where a region is missing or the contrast cannot be estimated. Immutable.
 */
public final class RegionEffects implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] effect;
    private final double[] variance;
    private final int[] degreesOfFreedom;

    /**
     * Copies the parts, one entry per region each.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public RegionEffects(double[] effect, double[] variance, int[] degreesOfFreedom) {
        if (variance.length != effect.length || degreesOfFreedom.length != effect.length) {
            throw new IllegalArgumentException(
                    effect.length + " effects, " + variance.length + " variances and " + degreesOfFreedom.length);
        }
        this.effect = effect.clone();
        this.variance = variance.clone();
        this.degreesOfFreedom = degreesOfFreedom.clone();
    }

    /**
     * Fixed effects over runs, each weighted by its precision: {@code effect = Σ e/v / Σ 1/v},
     * {@code variance = 1 / Σ 1/v}; degrees of freedom add up. (What nilearn's {@code compute_fixed_effects} does with
     * {@code precision_weighted=True}.) A region that is NaN in a run is joined over the others.
     *
     * @param runs at least one
     * @throws IllegalArgumentException if there is no run or their numbers of regions differ
     */
    public static RegionEffects over(List<RegionEffects> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there are no runs");
        }
        int regions = runs.get(0).regions();
        double[] weighted = new double[regions];
        double[] precision = new double[regions];
        int[] freedom = new int[regions];
        for (RegionEffects run : runs) {
            if (run.regions() != regions) {
                throw new IllegalArgumentException(run.regions() + " regions, expected " + regions);
            }
            for (int region = 0; region < regions; region++) {
                if (run.has(region)) {
                    weighted[region] += run.effect[region] / run.variance[region];
                    precision[region] += 1 / run.variance[region];
                    freedom[region] += run.degreesOfFreedom[region];
                }
            }
        }
        // 0 / 0 and 1 / 0 where no run has the region.
        double[] effect = new double[regions];
        Arrays.setAll(effect, region -> weighted[region] / precision[region]);
        double[] variance = new double[regions];
        Arrays.setAll(variance, region -> freedom[region] > 0 ? 1 / precision[region] : Double.NaN);
        return new RegionEffects(effect, variance, freedom);
    }

    /**
     * The difference between these effects and the mean of others that were estimated apart from them:
     * {@code e − Σ eᵢ / m}, {@code v + Σ vᵢ / m²}. NaN where a region is missing from any; degrees of freedom add up.
     *
     * @param others at least one, of as many regions
     */
    public RegionEffects lessMeanOf(List<RegionEffects> others) {
        double[] difference = effect.clone();
        double[] spread = variance.clone();
        int[] freedom = degreesOfFreedom.clone();
        int m = others.size();
        for (RegionEffects other : others) {
            for (int region = 0; region < difference.length; region++) {
                difference[region] -= other.effect[region] / m;
                spread[region] += other.variance[region] / m / m;
                freedom[region] += other.degreesOfFreedom[region];
            }
        }
        Arrays.setAll(freedom, region -> Double.isNaN(difference[region]) ? 0 : freedom[region]);
        return new RegionEffects(difference, spread, freedom);
    }

    private boolean has(int region) {
        return !Double.isNaN(effect[region]);
    }

    /** Number of regions. */
    public int regions() {
        return effect.length;
    }

    /** A copy of the effects [region], in the unit of the series. */
    public double[] effect() {
        return effect.clone();
    }

    /** A copy of the effects' variances [region], in the unit of the series squared. */
    public double[] variance() {
        return variance.clone();
    }

    /** A copy of the degrees of freedom [region]; 0 where the region is missing. */
    public int[] degreesOfFreedom() {
        return degreesOfFreedom.clone();
    }

    /** Student's t [region]: effect over the root of its variance. */
    public double[] t() {
        double[] t = new double[effect.length];
        Arrays.setAll(t, region -> effect[region] / Math.sqrt(variance[region]));
        return t;
    }
}
