package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How one unit of work ended.
 *
 * @param name the unit among its kind, such as a run's id
 * @param state how it ended
 * @param message why it failed; empty unless it did
 * @param warnings what is odd about it although it was done
 * @param seconds how long it took; NaN if nobody looked
 */
public record UnitOutcome(String name, State state, String message, List<String> warnings, double seconds)
        implements Serializable {
    /** How a unit ended. */
    public enum State {
        /** It was done now, or had been done before. */
        DONE,
        /** Its input is wrong; it was left out. */
        FAILED
    }

    /** Refuses null; copies the list. */
    public UnitOutcome {
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(message);
        warnings = List.copyOf(warnings);
    }

    /** A unit that is done. */
    public static UnitOutcome done(String name) {
        return new UnitOutcome(name, State.DONE, "", List.of(), Double.NaN);
    }

    /** A unit that is done, with warnings. */
    public static UnitOutcome done(String name, List<String> warnings) {
        return new UnitOutcome(name, State.DONE, "", warnings, Double.NaN);
    }

    /** A unit that failed for a reason. */
    public static UnitOutcome failed(String name, String message) {
        return failed(name, message, List.of());
    }

    /** The same, with what else is to be said of it. */
    public static UnitOutcome failed(String name, String message, List<String> warnings) {
        return new UnitOutcome(name, State.FAILED, message, warnings, Double.NaN);
    }

    /** Those that failed, in their order. */
    public static List<UnitOutcome> failures(List<UnitOutcome> outcomes) {
        return outcomes.stream().filter(UnitOutcome::hasFailed).toList();
    }

    /** The same after some seconds. */
    public UnitOutcome after(double time) {
        return new UnitOutcome(name, state, message, warnings, time);
    }

    /** Whether it failed. */
    public boolean hasFailed() {
        return state == State.FAILED;
    }
}
