package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What came of cutting a cohort's runs.
 *
 * @param samples what is known of the samples
 * @param exclusions what gave none, sorted by run, then in the order of time
 */
public record Cut(SampleTable samples, List<Exclusion> exclusions) implements Serializable {
    /** Copies the list. */
    public Cut {
        Objects.requireNonNull(samples);
        exclusions = List.copyOf(exclusions);
    }
}
