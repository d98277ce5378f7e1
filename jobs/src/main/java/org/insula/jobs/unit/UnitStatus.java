package org.insula.jobs.unit;

import java.util.List;
import java.util.Objects;

/**
 * How a unit of work stands against what is asked for now.
 *
 * @param step the step it belongs to, such as {@code train}
 * @param name the unit among its step's
 * @param state how it stands
 * @param reason why it is stale, or failed; may be empty otherwise
 */
public record UnitStatus(String step, String name, State state, String reason) {
    private static final int FEW = 3;

    /** How a unit stands. */
    public enum State {
        /** Done as it is asked for. */
        DONE,
        /** Done, but from another input, with other options, by another version, or its files are gone. */
        STALE,
        /** Tried, and impossible; it is tried again each time. */
        FAILED,
        /** Never done. */
        MISSING
    }

    /** Refuses null. */
    public UnitStatus {
        Objects.requireNonNull(step);
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(reason);
    }

    static UnitStatus done(String step, String name) {
        return new UnitStatus(step, name, State.DONE, "");
    }

    static UnitStatus stale(String step, String name, String reason) {
        return new UnitStatus(step, name, State.STALE, reason);
    }

    static UnitStatus failed(String step, String name, String reason) {
        return new UnitStatus(step, name, State.FAILED, reason);
    }

    static UnitStatus missing(String step, String name, String reason) {
        return new UnitStatus(step, name, State.MISSING, reason);
    }

    /** Whether nothing is to be done. */
    public boolean isDone() {
        return state == State.DONE;
    }

    /** Whether what comes after it must wait for it; one that failed is left out until it succeeds. */
    public boolean isAwaited() {
        return state == State.STALE || state == State.MISSING;
    }

    /** The first few of a list, and how many more there are. */
    static String few(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(FEW, all.size())));
        return all.size() > FEW ? first + " and " + (all.size() - FEW) + " more" : first;
    }
}
