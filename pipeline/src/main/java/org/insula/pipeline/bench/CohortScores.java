package org.insula.pipeline.bench;

import java.util.List;
import java.util.Optional;

/**
 * What the maps of one model came to on one cohort.
 *
 * @param maps     a score per map
 * @param findings what was called important; empty if nothing was tested
 */
public record CohortScores(List<MapScore> maps, Optional<CohortFindings> findings) {
    /** Copies the list. */
    public CohortScores {
        maps = List.copyOf(maps);
    }
}
