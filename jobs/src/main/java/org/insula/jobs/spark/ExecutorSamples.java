package org.insula.jobs.spark;

import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.Utils;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.jobs.unit.Samples;
import org.insula.jobs.unit.SharedInputException;
import org.insula.jobs.unit.UnitStore;
import org.insula.jobs.unit.Workplace;
import org.insula.pipeline.model.LinearAlgebraThreads;
import org.insula.pipeline.sample.LocalValues;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.StoredValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The samples of a study as tasks get at them: what is known of them comes by broadcast, their values from a file that
 * each executor maps into memory once, for all its tasks.
 */
final class ExecutorSamples implements Samples.Source {
    private static final long serialVersionUID = 1L;

    /** Copies go where Spark keeps its own scratch files, which it also clears after an executor that was killed. */
    private static final LocalValues LOCAL = new LocalValues(
            "spark.local.dir", () -> Path.of(Utils.getLocalDir(SparkEnv.get().conf())));

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorSamples.class);

    private final Broadcast<SampleTable> table;
    private final FileAccess files;
    private final UnitStore store;
    private final String path;
    private final StoredValues values;

    /** Samples whose values are in a file of the study's output. */
    ExecutorSamples(Broadcast<SampleTable> table, FileAccess files, UnitStore store, String path, StoredValues values) {
        this.table = table;
        this.files = files;
        this.store = store;
        this.path = path;
        this.values = values;
    }

    @Override
    public SampleSet open() {
        try {
            return new SampleSet(table.value(), LOCAL.open(files, path, values));
        } catch (InputException e) {
            store.checkOutputs(SampleStep.KIND, SampleStep.ALL, path);
            throw new SharedInputException(e);
        }
    }

    /**
     * Shares out the cores of the task ({@code spark.task.cpus}) among threads. All go to the trainer, whose threads divide a batch
     * in a way that follows from its size alone. A matrix product keeps one thread: with two, the library cuts it elsewhere and
     * rounds differently, so results would depend on the cores.
     */
    @Override
    public Workplace setUp() {
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
