package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One labelled window of a run: values [frame][region] in atlas order.
 *
 * <p>A region is missing from a sample as a whole: NaN in every frame, or in none. Immutable, so any thread may read
 * it; equal to another sample of the same content.
 */
public final class Sample implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String run;
    private final String subject;
    private final TreeMap<String, String> columns;
    private final int label;
    private final double onset;
    private final int frames;
    private final int regions;
    private final float[] values;

    /**
     * A sample of the given values, which are copied.
     *
     * @param id unique in the data set, such as {@code sub-01_task-x_run-1_frame-12}
     * @param run id of the run it was cut from
     * @param subject subject label without {@code sub-}
     * @param columns what folds may group by: subject, session, task, run and the columns of the participants table
     * @param label index into {@link SampleSet#labels()}
     * @param onset start of the first frame in the run, in seconds
     * @param frames number of frames
     * @param values [frame][region], frame by frame; a region with NaN in any frame becomes NaN in all
     * @throws IllegalArgumentException if {@code frames} is below 1 or does not divide the number of values, or there
     *     are none
     */
    public Sample(
            String id,
            String run,
            String subject,
            Map<String, String> columns,
            int label,
            double onset,
            int frames,
            float[] values) {
        if (frames < 1 || values.length == 0 || values.length % frames != 0) {
            throw new IllegalArgumentException(
                    "sample " + id + ": " + values.length + " values cannot be " + frames + " frames of regions");
        }
        this.id = Objects.requireNonNull(id);
        this.run = Objects.requireNonNull(run);
        this.subject = Objects.requireNonNull(subject);
        this.columns = new TreeMap<>(columns);
        this.label = label;
        this.onset = onset;
        this.frames = frames;
        this.regions = values.length / frames;
        this.values = values.clone();
        blankIncompleteRegions();
    }

    private void blankIncompleteRegions() {
        for (int region = 0; region < regions; region++) {
            boolean missing = false;
            for (int frame = 0; frame < frames; frame++) {
                missing |= Float.isNaN(values[frame * regions + region]);
            }
            for (int frame = 0; missing && frame < frames; frame++) {
                values[frame * regions + region] = Float.NaN;
            }
        }
    }

    /** Name of this sample, unique in its data set. */
    public String id() {
        return id;
    }

    /** Id of the run it was cut from. */
    public String run() {
        return run;
    }

    /** Subject label, without {@code sub-}. */
    public String subject() {
        return subject;
    }

    /** Columns that folds may group by, sorted by name; {@code run} holds the run's unique id. */
    public Map<String, String> columns() {
        return Collections.unmodifiableMap(columns);
    }

    /** Index of its label in {@link SampleSet#labels()}. */
    public int label() {
        return label;
    }

    /** Start of its first frame in the run, in seconds. */
    public double onset() {
        return onset;
    }

    /** Number of frames. */
    public int frames() {
        return frames;
    }

    /** Number of regions, missing ones included. */
    public int regions() {
        return regions;
    }

    /** Value of a region in a frame, in the units of the cleaned series; NaN where the region is missing. */
    public float value(int frame, int region) {
        Objects.checkIndex(region, regions);
        return values[Objects.checkIndex(frame, frames) * regions + region];
    }

    /** Whether the region was not covered in this sample's run. */
    public boolean isMissing(int region) {
        return Float.isNaN(value(0, region));
    }

    /** Number of regions that are not missing. */
    public int coveredRegions() {
        int covered = 0;
        for (int region = 0; region < regions; region++) {
            covered += isMissing(region) ? 0 : 1;
        }
        return covered;
    }

    /** A copy of the values [frame][region], frame by frame. */
    public float[] values() {
        return values.clone();
    }

    /** Copies the values [frame][region], frame by frame, into an array from an offset on. */
    public void copyTo(double[] target, int offset) {
        for (int i = 0; i < values.length; i++) {
            target[offset + i] = values[i];
        }
    }

    /** The same sample under another label. */
    public Sample withLabel(int newLabel) {
        return new Sample(id, run, subject, columns, newLabel, onset, frames, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample that
                && id.equals(that.id)
                && run.equals(that.run)
                && subject.equals(that.subject)
                && columns.equals(that.columns)
                && label == that.label
                && Double.compare(onset, that.onset) == 0
                && frames == that.frames
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, run, label, onset, frames, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "Sample " + id + " (label " + label + ", " + frames + " frames of " + regions + " regions)";
    }
}
