package org.insula.pipeline.sample;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What came of cutting a cohort's runs.
 *
 * @param samples what is known of the samples
 * @param exclusions what gave none, sorted by run, then in the order of time
 * @param gaps what missing frames did, of the runs where they did anything, sorted by run
 */
public record Cut(SampleTable samples, List<Exclusion> exclusions, List<RunGaps> gaps) implements Serializable {
    /** Copies the lists. */
    public Cut {
        Objects.requireNonNull(samples);
        exclusions = List.copyOf(exclusions);
        gaps = List.copyOf(gaps);
    }
}
