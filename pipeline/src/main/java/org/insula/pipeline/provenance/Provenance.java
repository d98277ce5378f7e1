package org.insula.pipeline.provenance;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where an output comes from. Holds nothing of the machine or the moment, so the same work writes the same bytes
 * everywhere.
 *
 * @param software name of the software
 * @param version its version
 * @param step what was done, such as {@code train}
 * @param unitKey key of the unit of work
 * @param seed seed of every random choice
 * @param options resolved options as canonical JSON
 * @param inputs identity of each input by name
 */
public record Provenance(
        String software,
        String version,
        String step,
        String unitKey,
        long seed,
        String options,
        Map<String, InputIdentity> inputs)
        implements Serializable {

    /** Copies the map, sorted by name. */
    public Provenance {
        Objects.requireNonNull(software);
        Objects.requireNonNull(version);
        Objects.requireNonNull(step);
        Objects.requireNonNull(unitKey);
        Objects.requireNonNull(options);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** The provenance of a unit of work done by the running software. */
    public static Provenance of(WorkUnit unit, long seed) {
        return new Provenance(
                "insula",
                SoftwareVersion.current(),
                unit.kind(),
                unit.key(),
                seed,
                CanonicalJson.of(unit.options()),
                unit.inputs());
    }

    /** This record as a tree that can be written as JSON, its options as a tree too, in a stable order. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("Software", software);
        map.put("Version", version);
        map.put("Step", step);
        map.put("UnitKey", unitKey);
        map.put("Seed", seed);
        map.put("Options", CanonicalJson.parse(options));
        map.put("Inputs", inputs);
        return map;
    }
}
