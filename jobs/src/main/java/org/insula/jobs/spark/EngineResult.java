package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.insula.io.InputException;

/**
 * What became of one unit of an experiment.
 *
 * @param <R>     kind of result
 * @param name    the unit
 * @param result  null if it failed
 * @param message why it failed; empty unless it did
 */
public record EngineResult<R extends Serializable>(String name, R result, String message) implements Serializable {

    /** Does a unit; that its input is wrong is what became of it then. */
    static <U extends Serializable, R extends Serializable> EngineResult<R> of(Engine<U, R> engine, U unit) {
        try {
            return new EngineResult<>(engine.name(unit), engine.run(unit), "");
        } catch (InputException e) {
            return new EngineResult<>(engine.name(unit), null, e.getMessage());
        }
    }

    /** The results of those that did not fail, in order. */
    public static <R extends Serializable> List<R> results(List<EngineResult<R>> attempts) {
        return attempts.stream()
                .map(EngineResult::outcome)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The result; empty if it failed. */
    public Optional<R> outcome() {
        return Optional.ofNullable(result);
    }
}
