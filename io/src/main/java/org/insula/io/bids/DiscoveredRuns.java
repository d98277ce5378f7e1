package org.insula.io.bids;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found in a dataset.
 *
 * @param runs usable ones, sorted by id
 * @param excluded ids of runs whose sidecars or events are bad, with the reason
 */
public record DiscoveredRuns(List<BoldRun> runs, Map<String, String> excluded) {
    /** Copies both. */
    public DiscoveredRuns {
        runs = List.copyOf(runs);
        excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
    }
}
