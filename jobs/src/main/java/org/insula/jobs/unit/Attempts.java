package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.List;
import org.insula.io.InputException;
import org.insula.jobs.unit.Step.Asked;
import org.insula.jobs.unit.Step.Made;
import org.insula.jobs.unit.Step.Task;

/**
 * Attempts at units of a step: each is stored as done, or with the reason why it failed, so that the others go on. Can be sent to
 * executors.
 *
 * @param store where units are stored
 * @param task how one is done
 * @param <U> what a unit is of
 */
public record Attempts<U extends Serializable>(UnitStore store, Task<U> task) implements Serializable {
    private static final double NANOS = 1e9;

    /**
     * Does a unit.
     *
     * @throws InputException if the output cannot be written, or what was read concerns all units, such as a damaged unit of an
     *     earlier step
     */
    public UnitOutcome attempt(Asked<U> asked) {
        long begun = System.nanoTime();
        return outcome(asked).after((System.nanoTime() - begun) / NANOS);
    }

    private UnitOutcome outcome(Asked<U> asked) {
        String name = asked.work().name();
        Made made;
        try {
            made = task.perform(asked.unit(), asked.work());
        } catch (InputException e) {
            if (!isOfUnit(e)) {
                throw e;
            }
            List<String> warnings = task.clear(asked.unit());
            store.fail(asked.work(), e.getMessage());
            return UnitOutcome.failed(name, e.getMessage(), warnings);
        }
        store.forget(asked.work().kind(), name);
        store.finish(asked.work(), made::outputs, made);
        return UnitOutcome.done(name, made.warnings());
    }

    /**
     * Whether a failure says something about the unit: neither if what units share cannot be read, nor if the read was cut short
     * because the attempt is no longer wanted.
     */
    public static boolean isOfUnit(InputException failure) {
        return !(failure instanceof SharedInputException)
                && !Thread.currentThread().isInterrupted();
    }
}
