package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Objects;

/**
 * Something that gave no sample, and why.
 *
 * @param run id of the run
 * @param part the part of the run, such as {@code event 8 (face at 290.5 s)}; empty for the whole run
 * @param reason what was found and what was expected
 */
public record Exclusion(String run, String part, String reason) implements Serializable {
    /** Refuses absent texts. */
    public Exclusion {
        Objects.requireNonNull(run);
        Objects.requireNonNull(part);
        Objects.requireNonNull(reason);
    }

    /** Whether the run gave no sample at all. */
    public boolean wholeRun() {
        return part.isEmpty();
    }

    /** One line for people. */
    public String describe() {
        return run + (part.isEmpty() ? "" : ", " + part) + ": " + reason;
    }
}
