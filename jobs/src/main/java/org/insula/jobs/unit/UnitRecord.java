package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

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
}
