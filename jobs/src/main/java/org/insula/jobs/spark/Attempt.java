package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What became of one unit of an experiment.
 *
 * @param <R>     kind of result
 * @param name    the unit
 * @param result  null if it failed
 * @param message why it failed; empty unless it did
 */
public record Attempt<R extends Serializable>(String name, R result, String message) implements Serializable {

    /** The results of those that did not fail, in order. */
    public static <R extends Serializable> List<R> results(List<Attempt<R>> attempts) {
        return attempts.stream().map(Attempt::outcome).flatMap(Optional::stream).toList();
    }

    /** The result; empty if it failed. */
    public Optional<R> outcome() {
        return Optional.ofNullable(result);
    }
}
