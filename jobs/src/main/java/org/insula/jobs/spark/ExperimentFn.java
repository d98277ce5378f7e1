package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.insula.io.InputException;

/** Does the units of a partition, one after another. */
final class ExperimentFn<U extends Serializable, R extends Serializable>
        implements FlatMapFunction<Iterator<U>, Attempt<R>> {
    private static final long serialVersionUID = 1L;

    private final Engine<U, R> engine;

    ExperimentFn(Engine<U, R> engine) {
        this.engine = engine;
    }

    @Override
    public Iterator<Attempt<R>> call(Iterator<U> units) {
        return new Mapped<>(units, this::attempt);
    }

    private Attempt<R> attempt(U unit) {
        String name = engine.name(unit);
        try {
            return new Attempt<>(name, engine.run(unit), "");
        } catch (InputException e) {
            return new Attempt<>(name, null, e.getMessage());
        }
    }
}
