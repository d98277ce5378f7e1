package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A subject's map without its single frames: all of it that is small, whatever the number of frames.
 *
 * <p>NaN marks what is missing. Immutable.
 */
public final class SubjectSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MapKey key;
    private final MapKind kind;
    private final String unit;
    private final int silentRows;
    private final double[] byRegion;
    private final double[] byFrame;
    private final TreeMap<Integer, double[]> byFold;
    private final TreeMap<Long, double[]> bySeed;

    private SubjectSummary(SubjectMap map) {
        key = Objects.requireNonNull(map.key());
        kind = Objects.requireNonNull(map.kind());
        unit = Objects.requireNonNull(map.unit());
        silentRows = map.silentRows();
        byRegion = map.byRegion();
        byFrame = map.byFrame();
        byFold = new TreeMap<>(map.byFold());
        bySeed = new TreeMap<>(map.bySeed());
    }

    /** What is small of a map. */
    public static SubjectSummary of(SubjectMap map) {
        return new SubjectSummary(map);
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

    /** Rows left out because they said nothing: {@link MapKind#values}. */
    int silentRows() {
        return silentRows;
    }

    /** Value of each region, all frames together [region]; NaN where missing. */
    double[] byRegion() {
        return byRegion.clone();
    }

    /** Share of each frame in the map's total magnitude [frame]; NaN without samples. */
    double[] byFrame() {
        return byFrame.clone();
    }

    /** Folds that tested this subject. */
    public Set<Integer> folds() {
        return byFold.keySet();
    }

    /** Seeds. */
    Set<Long> seeds() {
        return bySeed.keySet();
    }

    /** Value of each region in one fold [region], or null if the fold did not test this subject. */
    double[] inFold(int fold) {
        return byFold.get(fold);
    }

    /** Value of each region with one seed [region], or null if there is none. */
    public double[] withSeed(long seed) {
        return bySeed.get(seed);
    }

    /** Whether another is of the same model, label, kind, frames and regions, and of another subject. */
    boolean goesWith(SubjectSummary other) {
        boolean sameShape = byFrame.length == other.byFrame.length && byRegion.length == other.byRegion.length;
        return key.equals(other.key) && kind == other.kind && sameShape && !unit.equals(other.unit);
    }

    @Override
    public String toString() {
        return "SubjectSummary " + key + ", " + unit;
    }
}
