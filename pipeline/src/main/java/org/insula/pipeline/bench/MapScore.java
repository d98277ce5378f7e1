package org.insula.pipeline.bench;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How well one map of one cohort recovers the truth.
 *
 * @param cell   scenario and model
 * @param map    the map
 * @param seed   seed of the cohort and of its networks
 * @param values by metric; NaN where a metric says nothing, and for those left out
 */
public record MapScore(MapCell cell, BenchedMap map, long seed, Map<MapMetric, Double> values) {
    /** Copies the values. */
    public MapScore {
        Objects.requireNonNull(cell);
        Objects.requireNonNull(map);
        Map<MapMetric, Double> all = new EnumMap<>(MapMetric.class);
        for (MapMetric metric : MapMetric.values()) {
            all.put(metric, values.getOrDefault(metric, Double.NaN));
        }
        values = Collections.unmodifiableMap(all);
    }

    /** The values as [metric]. */
    double[] array() {
        return values.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
