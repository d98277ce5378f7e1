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
    /**
     * Does a unit.
     *
     * @throws InputException if the output cannot be written, or what was read is a damaged unit of an earlier step
     */
    public UnitOutcome attempt(Asked<U> asked) {
        String name = asked.work().name();
        Made made;
        try {
            made = task.perform(asked.unit(), asked.work());
        } catch (DamagedUnitException e) {
            // The unit that was read is at fault, and made again; nothing is known of this one.
            throw e;
        } catch (InputException e) {
            if (Thread.currentThread().isInterrupted()) {
                // The read was cut short because this attempt is no longer wanted; that says nothing about the unit.
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
}
