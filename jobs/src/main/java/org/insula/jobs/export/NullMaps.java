package org.insula.jobs.export;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.statistics.PermutationResult;

/**
 * A model's maps beside those of networks of permuted labels.
 *
 * @param seed seed of all networks compared
 * @param tests a p of each region [region], by model and label
 */
public record NullMaps(long seed, Map<MapKey, PermutationResult> tests) {
    /** Copies the map. */
    public NullMaps {
        tests = Map.copyOf(tests);
    }

    /** The test of one map; empty if there was nothing to compare it with. */
    public Optional<PermutationResult> test(MapKey key) {
        return Optional.ofNullable(tests.get(Objects.requireNonNull(key)));
    }
}
