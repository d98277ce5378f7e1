package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.insula.pipeline.sample.Sample;

/**
 * Signed saliency of one held-out sample in one trained network: values [frame][region] in atlas order.
 *
 * <p>NaN marks a region that the sample's run does not cover, in every frame. Immutable; equal to another row of the
 * same content.
 */
public final class SaliencyRow implements Serializable {
    private static final long serialVersionUID = 2L;

    /** The order in which rows are summed: by run, then sample, seed, fold. */
    static final Comparator<SaliencyRow> SUMMING_ORDER = Comparator.comparing(SaliencyRow::run)
            .thenComparing(SaliencyRow::sample)
            .thenComparingLong(SaliencyRow::seed)
            .thenComparingInt(SaliencyRow::fold);

    private final MapKey key;
    private final String unit;
    private final String run;
    private final String sample;
    private final int fold;
    private final long seed;
    private final int frames;
    private final float[] saliency;

    /**
     * A row of the given saliency, which is copied.
     *
     * @param key model and label
     * @param unit the subject (or run) that the sample counts for
     * @param run the run that the sample was cut from
     * @param sample id of the sample
     * @param fold index of the fold that held the sample out
     * @param seed seed of the training
     * @param frames frames of the sample
     * @param saliency [frame][region], frame by frame; NaN where the region is missing
     * @throws IllegalArgumentException if {@code frames} does not divide the number of values, or there are none
     */
    public SaliencyRow(
            MapKey key, String unit, String run, String sample, int fold, long seed, int frames, float[] saliency) {
        if (frames < 1 || saliency.length == 0 || saliency.length % frames != 0) {
            throw new IllegalArgumentException("saliency of " + sample + ": " + saliency.length + " values cannot be "
                    + frames + " frames of regions");
        }
        this.key = Objects.requireNonNull(key);
        this.unit = Objects.requireNonNull(unit);
        this.run = Objects.requireNonNull(run);
        this.sample = Objects.requireNonNull(sample);
        this.fold = fold;
        this.seed = seed;
        this.frames = frames;
        this.saliency = saliency.clone();
    }

    /**
     * The row of a sample: NaN is put where the sample misses a region, whatever the network's gradient says of it.
     *
     * @param saliency [frame][region], frame by frame
     * @throws IllegalArgumentException if the saliency has not the sample's shape
     */
    public static SaliencyRow of(
            MapKey key, ImportanceUnit unit, Sample sample, int fold, long seed, float[] saliency) {
        int regions = sample.regions();
        if (saliency.length != sample.frames() * regions) {
            throw new IllegalArgumentException(
                    saliency.length + " saliency values for " + sample.frames() + " frames of " + regions + " regions");
        }
        float[] masked = saliency.clone();
        for (int i = 0; i < masked.length; i++) {
            if (sample.isMissing(i % regions)) {
                masked[i] = Float.NaN;
            }
        }
        return new SaliencyRow(key, unit.of(sample), sample.run(), sample.id(), fold, seed, sample.frames(), masked);
    }

    /** Model and label. */
    public MapKey key() {
        return key;
    }

    /** The subject (or run) that the sample counts for. */
    public String unit() {
        return unit;
    }

    /** The run that the sample was cut from. */
    public String run() {
        return run;
    }

    /** Id of the sample. */
    public String sample() {
        return sample;
    }

    /** Index of the fold that held the sample out. */
    public int fold() {
        return fold;
    }

    /** Seed of the training. */
    public long seed() {
        return seed;
    }

    /** Frames of the sample. */
    public int frames() {
        return frames;
    }

    /** Number of regions, missing ones included. */
    public int regions() {
        return saliency.length / frames;
    }

    /** A copy of the signed saliency [frame][region], frame by frame. */
    public float[] saliency() {
        return saliency.clone();
    }

    /**
     * What the row adds to a mean map of a kind [frame][region]; NaN where the region is missing, and everywhere if the
     * row says nothing: {@link MapKind#values}.
     */
    double[] values(MapKind kind) {
        return kind.values(saliency);
    }

    /**
     * The same with all frames taken together as one: a value a region, which is all that maps of regions need. Silent stays
     * silent: NaN everywhere.
     */
    public SaliencyRow overFrames(MapKind kind) {
        double[] byRegion = kind.overFrames(values(kind), frames);
        float[] values = new float[byRegion.length];
        for (int region = 0; region < values.length; region++) {
            values[region] = (float) byRegion[region];
        }
        return new SaliencyRow(key, unit, run, sample, fold, seed, 1, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SaliencyRow that
                && key.equals(that.key)
                && unit.equals(that.unit)
                && run.equals(that.run)
                && sample.equals(that.sample)
                && fold == that.fold
                && seed == that.seed
                && frames == that.frames
                && Arrays.equals(saliency, that.saliency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, unit, run, sample, fold, seed, frames, Arrays.hashCode(saliency));
    }

    @Override
    public String toString() {
        return "SaliencyRow " + key + ", " + unit + ", " + sample + ", fold " + fold + ", seed " + seed;
    }
}
