package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Objects;

/**
 * A window of a run that gives a sample.
 *
 * @param name its name within the run, such as {@code event-12}
 * @param label what it is to be told apart by
 * @param firstFrame its first frame in the run, from 0
 * @param missing which regions have no value in it
 */
public record CutWindow(String name, String label, int firstFrame, MissingRegions missing) implements Serializable {
    /** Refuses absent parts. */
    public CutWindow {
        Objects.requireNonNull(name);
        Objects.requireNonNull(label);
        Objects.requireNonNull(missing);
    }
}
