package org.insula.io.bids;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.InputException;

/**
 * What was found in a dataset.
 *
 * @param runs usable ones, sorted by id
 * @param excluded ids of runs whose image is missing or whose sidecars are bad, with the reason
 */
public record DiscoveredRuns(List<BoldRun> runs, Map<String, String> excluded) {
    /** Copies both. */
    public DiscoveredRuns {
        runs = List.copyOf(runs);
        excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
    }

    /**
     * The runs, for those who can do with none set apart.
     *
     * @throws InputException naming the first run that is
     */
    public List<BoldRun> orThrow() {
        excluded.forEach((id, reason) -> {
            throw new InputException(id, reason, "mend it or filter the run out");
        });
        return runs;
    }
}
