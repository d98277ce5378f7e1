package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.statistics.KendallW;
import org.insula.pipeline.statistics.RankCorrelation;
import org.insula.pipeline.statistics.SplitHalf;

/**
 * How much the order of regions stays the same from subject to subject, fold to fold and seed to seed.
 *
 * <p>Agreements are of the values with their signs; the top decile is that of the ranking, which may go by magnitude.
 * Immutable; equal to another of the same content.
 */
public final class Stability implements Serializable {
    private static final long serialVersionUID = 1L;

    private final KendallW subjects;
    private final double halves;
    private final double folds;
    private final double seeds;
    private final double[] topInFolds;
    private final double[] topInSeeds;

    private Stability(
            KendallW subjects, double halves, double folds, double seeds, double[] topInFolds, double[] topInSeeds) {
        this.subjects = subjects;
        this.halves = halves;
        this.folds = folds;
        this.seeds = seeds;
        this.topInFolds = topInFolds;
        this.topInSeeds = topInSeeds;
    }

    /**
     * The stability of maps [region], NaN where missing.
     *
     * @param kind what the values say
     * @param subjects a map a subject
     * @param folds a map a fold, the mean over the subjects tested in it
     * @param seeds a map a seed
     * @param seed of the random halvings
     */
    static Stability of(MapKind kind, List<double[]> subjects, List<double[]> folds, List<double[]> seeds, long seed) {
        int regions = subjects.get(0).length;
        return new Stability(
                KendallW.of(subjects),
                SplitHalf.withDefaults().withSeed(seed).of(subjects),
                RankCorrelation.meanOfPairs(folds),
                RankCorrelation.meanOfPairs(seeds),
                topShare(kind, folds, regions),
                topShare(kind, seeds, regions));
    }

    private static double[] topShare(MapKind kind, List<double[]> maps, int regions) {
        RunningMean share = new RunningMean(regions);
        for (double[] map : maps) {
            boolean[] top = Ranking.topDecile(kind.strengths(map));
            double[] member = new double[regions];
            for (int region = 0; region < regions; region++) {
                member[region] = Double.isNaN(map[region]) ? Double.NaN : top[region] ? 1 : 0;
            }
            share.add(member);
        }
        return share.mean();
    }

    /** Agreement of subjects on the order of the regions that all of them cover. */
    public KendallW subjects() {
        return subjects;
    }

    /** Spearman's correlation between the mean maps of two halves of the subjects, mean over 100 halvings. */
    public double halves() {
        return halves;
    }

    /** Spearman's correlation between the maps of two folds, mean over pairs; NaN with a single fold. */
    public double folds() {
        return folds;
    }

    /** Spearman's correlation between the maps of two seeds, mean over pairs; NaN with a single seed. */
    public double seeds() {
        return seeds;
    }

    /** Share of folds, among those that cover it, with the region in the top decile [region]; NaN where missing. */
    public double[] topInFolds() {
        return topInFolds.clone();
    }

    /** Share of seeds with the region in the top decile [region]; NaN where missing. */
    public double[] topInSeeds() {
        return topInSeeds.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stability that
                && subjects.equals(that.subjects)
                && Double.compare(halves, that.halves) == 0
                && Double.compare(folds, that.folds) == 0
                && Double.compare(seeds, that.seeds) == 0
                && Arrays.equals(topInFolds, that.topInFolds)
                && Arrays.equals(topInSeeds, that.topInSeeds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subjects, halves, folds, seeds);
    }
}
