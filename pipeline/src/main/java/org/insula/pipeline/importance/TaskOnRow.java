package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.evaluate.TaskOnShare;

/**
 * Shares of the most salient places of one held-out sample in one trained network that fall on frames in which the task
 * is on, one for each top share, and last that of all places, which is chance. Immutable.
 */
public final class TaskOnRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final MapKey key;
    private final String unit;
    private final String run;
    private final String sample;
    private final double[] shares;

    private TaskOnRow(MapKey key, String unit, String run, String sample, double[] shares) {
        this.key = Objects.requireNonNull(key);
        this.unit = Objects.requireNonNull(unit);
        this.run = Objects.requireNonNull(run);
        this.sample = Objects.requireNonNull(sample);
        this.shares = shares;
    }

    /**
     * The shares of a row of saliency; NaN if all of it is zero or missing.
     *
     * @param on whether the task is on in each frame of the sample
     * @param topShares of the places, each above 0 and at most 1
     * @throws IllegalArgumentException if the frames are not the row's
     */
    public static TaskOnRow of(SaliencyRow row, boolean[] on, List<Double> topShares) {
        List<Double> all = new ArrayList<>(topShares);
        all.add(1.0);
        double[] shares = TaskOnShare.of(row.saliency(), on, all);
        if (Arrays.stream(row.values(MapKind.SHARE)).allMatch(Double::isNaN)) {
            Arrays.fill(shares, Double.NaN);
        }
        return new TaskOnRow(row.key(), row.unit(), row.run(), row.sample(), shares);
    }

    /** Model and label. */
    public MapKey key() {
        return key;
    }

    /** The subject (or run). */
    public String unit() {
        return unit;
    }

    String run() {
        return run;
    }

    String sample() {
        return sample;
    }

    double[] shares() {
        return shares.clone();
    }
}
