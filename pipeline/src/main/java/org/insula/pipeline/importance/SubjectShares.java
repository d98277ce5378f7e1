package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A subject's map without its single frames: all of it that is small, whatever the number of frames.
 *
 * <p>Shares of total saliency; NaN marks what is missing. Immutable.
 */
public final class SubjectShares implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MapKey key;
    private final String unit;
    private final int silentRows;
    private final double[] byRegion;
    private final double[] byFrame;
    private final double[] uniform;
    private final TreeMap<Integer, double[]> byFold;
    private final TreeMap<Long, double[]> bySeed;

    private SubjectShares(SubjectMap map) {
        key = Objects.requireNonNull(map.key());
        unit = Objects.requireNonNull(map.unit());
        silentRows = map.silentRows();
        byRegion = map.regionShares();
        byFrame = map.frameShares();
        uniform = map.uniform();
        byFold = new TreeMap<>(map.byFold());
        bySeed = new TreeMap<>(map.bySeed());
    }

    /** What is small of a map. */
    public static SubjectShares of(SubjectMap map) {
        return new SubjectShares(map);
    }

    /** Model and label. */
    public MapKey key() {
        return key;
    }

    /** The subject (or run). */
    public String unit() {
        return unit;
    }

    /** Rows left out because all their saliency was zero or it was not finite. */
    int silentRows() {
        return silentRows;
    }

    /** Share of each region over all frames [region]; NaN where missing. */
    double[] byRegion() {
        return byRegion.clone();
    }

    /** Share of each frame over the covered regions [frame]; NaN without samples. */
    double[] byFrame() {
        return byFrame.clone();
    }

    /** Share that each region would have if all covered regions had the same [region]; NaN where missing. */
    double[] uniform() {
        return uniform.clone();
    }

    /** Share less the even share [region]; NaN where missing. */
    double[] deviations() {
        double[] deviations = byRegion();
        for (int region = 0; region < deviations.length; region++) {
            deviations[region] -= uniform[region];
        }
        return deviations;
    }

    /** Folds that tested this subject. */
    Set<Integer> folds() {
        return byFold.keySet();
    }

    /** Seeds. */
    Set<Long> seeds() {
        return bySeed.keySet();
    }

    /** Share of each region in one fold [region], or null if the fold did not test this subject. */
    double[] inFold(int fold) {
        return byFold.get(fold);
    }

    /** Share of each region with one seed [region], or null if there is none. */
    double[] withSeed(long seed) {
        return bySeed.get(seed);
    }

    /** Whether another is of the same model, label, frames and regions, and of another subject. */
    boolean goesWith(SubjectShares other) {
        boolean sameShape = byFrame.length == other.byFrame.length && uniform.length == other.uniform.length;
        return key.equals(other.key) && sameShape && !unit.equals(other.unit);
    }

    @Override
    public String toString() {
        return "SubjectShares " + key + ", " + unit;
    }
}
