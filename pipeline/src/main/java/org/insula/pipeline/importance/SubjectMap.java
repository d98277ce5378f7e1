package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Importance of regions in one subject (or run of a single subject), for one model and label.
 *
 * <p>Shares of total saliency; NaN marks a region that no sample covers. Immutable; equal to another of the same
 * content.
 */
public final class SubjectMap implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MapKey key;
    private final String unit;
    private final int samples;
    private final int silentRows;
    private final int frames;
    private final double[] shares;
    private final double[] uniform;
    private final TreeMap<Integer, double[]> byFold;
    private final TreeMap<Long, double[]> bySeed;

    /**
     * A map of the given values; arrays are copied.
     *
     * @param key model and label
     * @param unit the subject (or run)
     * @param samples number of samples averaged
     * @param silentRows rows left out because all their saliency was zero or it was not finite
     * @param frames frames of a sample
     * @param shares mean share of total saliency [frame][region], frame by frame
     * @param uniform share that a region would have if all covered regions had the same [region]
     * @param byFold for each fold that tested the subject, the share of each region [region]
     * @param bySeed for each seed, the share of each region [region]
     */
    public SubjectMap(
            MapKey key,
            String unit,
            int samples,
            int silentRows,
            int frames,
            double[] shares,
            double[] uniform,
            Map<Integer, double[]> byFold,
            Map<Long, double[]> bySeed) {
        if (frames < 1 || shares.length != frames * uniform.length) {
            throw new IllegalArgumentException(
                    shares.length + " shares for " + frames + " frames of " + uniform.length + " regions");
        }
        this.key = Objects.requireNonNull(key);
        this.unit = Objects.requireNonNull(unit);
        this.samples = samples;
        this.silentRows = silentRows;
        this.frames = frames;
        this.shares = shares.clone();
        this.uniform = uniform.clone();
        this.byFold = copy(byFold);
        this.bySeed = copy(bySeed);
    }

    private static <K> TreeMap<K, double[]> copy(Map<K, double[]> maps) {
        TreeMap<K, double[]> copy = new TreeMap<>();
        maps.forEach((key, values) -> copy.put(key, values.clone()));
        return copy;
    }

    /** Model and label. */
    public MapKey key() {
        return key;
    }

    /** The subject (or run). */
    public String unit() {
        return unit;
    }

    /** Number of samples averaged; 0 if every row was silent. */
    public int samples() {
        return samples;
    }

    /** Rows left out because all their saliency was zero or it was not finite. */
    public int silentRows() {
        return silentRows;
    }

    /** Frames of a sample. */
    public int frames() {
        return frames;
    }

    /** Number of regions, missing ones included. */
    public int regions() {
        return uniform.length;
    }

    /** Mean share of total saliency [frame][region], frame by frame; NaN where missing. A copy. */
    public double[] shares() {
        return shares.clone();
    }

    /** Share of each region in one frame [region]; NaN where missing. */
    public double[] shares(int frame) {
        return Arrays.copyOfRange(shares, frame * uniform.length, (frame + 1) * uniform.length);
    }

    /** Share of each region over all frames [region]; NaN where missing. */
    public double[] regionShares() {
        return Shares.overFrames(shares, frames);
    }

    /** Each region's share as z among those of the covered regions [region]; NaN where missing, or where all are alike. */
    public double[] z() {
        return Shares.standardised(regionShares());
    }

    /** Share of each frame over the covered regions [frame]; NaN without samples. */
    public double[] frameShares() {
        return Shares.overRegions(shares, frames);
    }

    /** Share that each region would have if all covered regions had the same [region]; NaN where missing. A copy. */
    public double[] uniform() {
        return uniform.clone();
    }

    /** Folds that tested this subject, ascending. */
    public List<Integer> folds() {
        return new ArrayList<>(byFold.keySet());
    }

    /** Seeds, ascending. */
    public List<Long> seeds() {
        return new ArrayList<>(bySeed.keySet());
    }

    /** Copies of the shares of each region by fold. */
    public Map<Integer, double[]> byFold() {
        return copy(byFold);
    }

    /** Copies of the shares of each region by seed. */
    public Map<Long, double[]> bySeed() {
        return copy(bySeed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectMap that
                && key.equals(that.key)
                && unit.equals(that.unit)
                && samples == that.samples
                && silentRows == that.silentRows
                && frames == that.frames
                && Arrays.equals(shares, that.shares)
                && Arrays.equals(uniform, that.uniform)
                && sameContent(byFold, that.byFold)
                && sameContent(bySeed, that.bySeed);
    }

    private static <K> boolean sameContent(TreeMap<K, double[]> one, TreeMap<K, double[]> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(key -> Arrays.equals(one.get(key), other.get(key)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, unit, samples, silentRows, frames, Arrays.hashCode(shares));
    }

    @Override
    public String toString() {
        return "SubjectMap " + key + ", " + unit + ", " + samples + " samples";
    }
}
