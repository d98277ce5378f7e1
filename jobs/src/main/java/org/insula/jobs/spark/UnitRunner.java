package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.insula.io.InputException;
import org.insula.jobs.unit.Attempts;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.UnitOutcome;

/**
 * Does units on Spark, one task each, and tells how far it is. Results do not depend on how many run at a time.
 */
public final class UnitRunner implements Step.Runner {
    private final Session session;
    private final Progress progress;

    /** A runner on the Spark of a session. */
    public UnitRunner(Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    @Override
    public int slots() {
        return session.context().defaultParallelism();
    }

    @Override
    public void note(String line) {
        progress.note(line);
    }

    @Override
    public void warn(String line) {
        progress.warn(line);
    }

    @Override
    public void leftOut(String name, String line) {
        progress.leftOut(name, line);
    }

    @Override
    public <U extends Serializable> List<UnitOutcome> uncounted(Step<U, ?> step, List<U> pending, Step.Task<U> task) {
        JavaSparkContext spark = session.context();
        Broadcast<Attempts<U>> attempts = spark.broadcast(new Attempts<>(step.store(), task));
        return spark.parallelize(step.asked(pending), pending.size())
                .map(asked -> attempts.value().attempt(asked))
                .collect();
    }

    @Override
    public <T> T counted(List<String> names, Supplier<T> work) {
        return ProgressListener.during(session.context(), progress, names, work);
    }

    /**
     * Does all units of an experiment; gives what became of each, in their order.
     *
     * @throws InputException if there are none, or all failed
     */
    public <U extends Serializable, R extends Serializable> List<EngineResult<R>> experiment(
            String name, List<U> units, Engine<U, R> engine) {
        if (units.isEmpty()) {
            throw new InputException(name, "there is nothing to do", "see which units failed before, by insula status");
        }
        progress.begin(name, units.size(), 0);
        List<EngineResult<R>> attempts = counted(
                units.stream().map(engine::name).toList(),
                () -> session.context()
                        .parallelize(units, units.size())
                        .map(unit -> EngineResult.of(engine, unit))
                        .collect());
        attempts.stream()
                .filter(attempt -> attempt.outcome().isEmpty())
                .forEach(attempt -> progress.note("failed: " + attempt.name() + ": " + attempt.message()));
        if (attempts.stream().allMatch(attempt -> attempt.outcome().isEmpty())) {
            throw new InputException(
                    name, "nothing could be done", attempts.get(0).message());
        }
        return attempts;
    }
}
