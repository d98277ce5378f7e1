package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.insula.pipeline.provenance.WorkUnit;

/**
 * What the folder of a unit says about it.
 *
 * @param key key of the work that was done or tried
 * @param state how it ended
 * @param facts what the unit left for later steps; for a failed one, its reason
 */
public record UnitRecord(String key, UnitOutcome.State state, JsonNode facts) {
    /** Refuses null. */
    public UnitRecord {
        Objects.requireNonNull(key);
        Objects.requireNonNull(state);
        Objects.requireNonNull(facts);
    }

    /** Whether the unit failed. */
    public boolean hasFailed() {
        return state == UnitOutcome.State.FAILED;
    }

    /** Why the unit failed; empty if it did not. */
    public String reason() {
        return facts.path(UnitStore.REASON).asText("");
    }

    /** What differs between the work that was done and the work that is asked for, such as {@code option cleaning}. */
    public List<String> changes(WorkUnit asked) {
        JsonNode had = facts.path(UnitStore.PARTS);
        Map<String, String> wanted = asked.parts();
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        had.fieldNames().forEachRemaining(names::add);
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            if (!had.has(name)) {
                changes.add("new " + name);
            } else if (!wanted.containsKey(name)) {
                changes.add("no more " + name);
            } else if (!had.get(name).asText().equals(wanted.get(name))) {
                changes.add(name);
            }
        }
        return changes;
    }
}
