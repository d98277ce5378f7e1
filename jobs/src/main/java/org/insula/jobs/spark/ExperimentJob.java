package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.insula.io.InputException;

/** Does the units of an experiment, one Spark task each. Results do not depend on how many run at a time. */
public final class ExperimentJob {
    private final Session session;
    private final Progress progress;

    /** A job that runs in a session and tells how far it is. */
    public ExperimentJob(Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    /**
     * Does all units; gives what became of each, in their order.
     *
     * @throws InputException if all failed
     */
    public <U extends Serializable, R extends Serializable> List<Attempt<R>> run(
            String step, List<U> units, Engine<U, R> engine) {
        JavaSparkContext spark = session.context();
        progress.begin(step, units.size(), 0);
        List<Attempt<R>> attempts = ProgressListener.during(
                spark,
                progress,
                units.stream().map(engine::name).toList(),
                () -> spark.parallelize(units, units.size())
                        .mapPartitions(new ExperimentFn<>(engine))
                        .collect());
        attempts.stream()
                .filter(attempt -> attempt.outcome().isEmpty())
                .forEach(attempt -> progress.note("failed: " + attempt.name() + ": " + attempt.message()));
        if (attempts.stream().allMatch(attempt -> attempt.outcome().isEmpty())) {
            throw new InputException(
                    step, "nothing could be done", attempts.get(0).message());
        }
        return attempts;
    }
}
