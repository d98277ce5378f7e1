package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The run that samples were cut from, which they share.
 *
 * @param id unique in the data set
 * @param subject subject label without {@code sub-}
 * @param columns what folds may group by, sorted by name: subject, session, task, run (the run's unique id) and the
 *     columns of the participants table
 */
public record SampledRun(String id, String subject, Map<String, String> columns) implements Serializable {
    /** Refuses absent parts and copies the columns. */
    public SampledRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(subject);
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }
}
