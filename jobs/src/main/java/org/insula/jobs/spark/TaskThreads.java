package org.insula.jobs.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.insula.jobs.unit.Workplace;
import org.insula.pipeline.model.LinearAlgebraThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares out the cores of a task ({@code spark.task.cpus}) among threads.
 *
 * <p>All go to the trainer, whose threads divide a batch in a way that follows from its size alone. A matrix product keeps one
 * thread: with two, the library cuts it elsewhere and rounds differently, so results would depend on the cores.
 */
final class TaskThreads {
    private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);

    private TaskThreads() {}

    /** Sets up the threads of the Spark task that calls this, and logs what the library says of them. */
    static Workplace setUp() {
        String executor = SparkEnv.get().executorId();
        Workplace place = new Workplace(executor, TaskContext.get().cpus(), LinearAlgebraThreads.use(1));
        LOG.info(
                "executor {}: {} threads a task, {} a matrix product",
                place.executor(),
                place.threads(),
                place.productThreads());
        return place;
    }
}
