package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of one labelled window of a run, but for its values, which {@link SampleValues} have.
 *
 * @param id unique in the data set, such as {@code sub-01_task-x_run-1_event-12}
 * @param source the run it was cut from
 * @param label index into {@link SampleTable#labels()}
 * @param onset start of the first frame in the run, in seconds
 * @param frames number of frames, at least 1
 * @param missing which regions have no value in it
 */
public record Sample(String id, SampledRun source, int label, double onset, int frames, MissingRegions missing)
        implements Serializable {

    /** Refuses absent parts. */
    public Sample {
        Objects.requireNonNull(id);
        Objects.requireNonNull(source);
        Objects.requireNonNull(missing);
    }

    /** Id of the run it was cut from. */
    public String run() {
        return source.id();
    }

    /** Subject label, without {@code sub-}. */
    public String subject() {
        return source.subject();
    }

    /** Columns that folds may group by, sorted by name; {@code run} holds the run's unique id. */
    public Map<String, String> columns() {
        return source.columns();
    }

    /** Number of regions, missing ones included. */
    public int regions() {
        return missing.regions();
    }

    /** Whether the region has no value in this sample. */
    public boolean isMissing(int region) {
        return missing.contains(region);
    }

    /** Number of regions that are not missing. */
    public int coveredRegions() {
        return missing.regions() - missing.count();
    }

    /** The same sample under another label. */
    public Sample withLabel(int newLabel) {
        return new Sample(id, source, newLabel, onset, frames, missing);
    }
}
