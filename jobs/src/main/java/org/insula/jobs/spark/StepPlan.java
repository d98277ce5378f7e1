package org.insula.jobs.spark;

import java.util.List;
import org.insula.jobs.unit.UnitStatus;

/**
 * What a step of a study has done and has to do.
 *
 * @param step the step, such as {@code train}
 * @param units how each of its units stands
 */
public record StepPlan(String step, List<UnitStatus> units) {
    /** Copies the list. */
    public StepPlan {
        units = List.copyOf(units);
    }

    /** The units that the step would do now: all that are not done, those that failed before included. */
    public List<UnitStatus> toDo() {
        return units.stream().filter(unit -> !unit.isDone()).toList();
    }

    /** How many units are in a state. */
    public long count(UnitStatus.State state) {
        return units.stream().filter(unit -> unit.state() == state).count();
    }

    /** Whether the next step can count on this one: nothing is left but what is impossible. */
    public boolean isSettled() {
        return units.stream().noneMatch(UnitStatus::isAwaited);
    }
}
