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
 * <p>What its values say depends on its kind; NaN marks a region that no sample covers. Immutable; equal to another of the same
 * content.
 */
public final class SubjectMap implements Serializable {
    private static final long serialVersionUID = 2L;

    private final MapKey key;
    private final MapKind kind;
    private final String unit;
    private final int samples;
    private final int silentRows;
    private final int frames;
    private final double[] values;
    private final TreeMap<Integer, double[]> byFold;
    private final TreeMap<Long, double[]> bySeed;

    /**
     * A map of the given values; arrays are copied.
     *
     * @param key model and label
     * @param kind what the values say
     * @param unit the subject (or run)
     * @param samples number of samples averaged
     * @param silentRows rows left out because they said nothing: {@link MapKind#values}
     * @param frames frames of a sample
     * @param values mean over the subject's rows [frame][region], frame by frame
     * @param byFold for each fold that tested the subject, the value of each region [region]
     * @param bySeed for each seed, the value of each region [region]
     * @throws IllegalArgumentException if {@code frames} does not divide the number of values, or there are none
     */
    public SubjectMap(
            MapKey key,
            MapKind kind,
            String unit,
            int samples,
            int silentRows,
            int frames,
            double[] values,
            Map<Integer, double[]> byFold,
            Map<Long, double[]> bySeed) {
        if (frames < 1 || values.length == 0 || values.length % frames != 0) {
            throw new IllegalArgumentException(values.length + " values cannot be " + frames + " frames of regions");
        }
        this.key = Objects.requireNonNull(key);
        this.kind = Objects.requireNonNull(kind);
        this.unit = Objects.requireNonNull(unit);
        this.samples = samples;
        this.silentRows = silentRows;
        this.frames = frames;
        this.values = values.clone();
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

    /** What the values say. */
    public MapKind kind() {
        return kind;
    }

    /** The subject (or run). */
    public String unit() {
        return unit;
    }

    /** Number of samples averaged; 0 if every row was silent. */
    public int samples() {
        return samples;
    }

    /** Rows left out because they said nothing: {@link MapKind#values}. */
    public int silentRows() {
        return silentRows;
    }

    /** Frames of a sample. */
    public int frames() {
        return frames;
    }

    /** Number of regions, missing ones included. */
    public int regions() {
        return values.length / frames;
    }

    /** Mean over the subject's rows [frame][region], frame by frame; NaN where missing. A copy. */
    public double[] values() {
        return values.clone();
    }

    /** Value of each region in one frame [region]; NaN where missing. */
    public double[] values(int frame) {
        return Arrays.copyOfRange(values, frame * regions(), (frame + 1) * regions());
    }

    /** Value of each region, all frames together [region]: their sum or mean, as the kind says; NaN where missing. */
    public double[] byRegion() {
        return kind.overFrames(values, frames);
    }

    /** Share of each frame in the map's total magnitude [frame]; NaN without samples. */
    public double[] byFrame() {
        return kind.profile(values, frames);
    }

    /** Folds that tested this subject, ascending. */
    public List<Integer> folds() {
        return new ArrayList<>(byFold.keySet());
    }

    /** Seeds, ascending. */
    public List<Long> seeds() {
        return new ArrayList<>(bySeed.keySet());
    }

    /** Copies of the value of each region by fold. */
    public Map<Integer, double[]> byFold() {
        return copy(byFold);
    }

    /** Copies of the value of each region by seed. */
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
                && kind == that.kind
                && Arrays.equals(values, that.values)
                && sameContent(byFold, that.byFold)
                && sameContent(bySeed, that.bySeed);
    }

    private static <K> boolean sameContent(TreeMap<K, double[]> one, TreeMap<K, double[]> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(key -> Arrays.equals(one.get(key), other.get(key)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, unit, samples, silentRows, frames, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "SubjectMap " + key + ", " + unit + ", " + samples + " samples";
    }
}
