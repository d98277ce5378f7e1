package org.insula.jobs.spark;

import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.Utils;
import org.insula.io.FileAccess;
import org.insula.pipeline.sample.LocalValues;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.StoredValues;

/**
 * The samples of a study as tasks get at them: what is known of them comes by broadcast, their values from a file that
 * each executor maps into memory once, for all its tasks.
 */
final class ExecutorSamples implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Copies go where Spark keeps its own scratch files, which it also clears after an executor that was killed. */
    private static final LocalValues LOCAL = new LocalValues(
            "spark.local.dir", () -> Path.of(Utils.getLocalDir(SparkEnv.get().conf())));

    private final Broadcast<SampleTable> table;
    private final FileAccess files;
    private final String path;
    private final StoredValues values;

    /** Samples whose values are in a file of the study's output. */
    ExecutorSamples(Broadcast<SampleTable> table, FileAccess files, String path, StoredValues values) {
        this.table = table;
        this.files = files;
        this.path = path;
        this.values = values;
    }

    /**
     * The samples, with their values mapped.
     *
     * @throws org.insula.io.InputException if the file of values cannot be read or is not the one that was cut
     */
    SampleSet open() {
        return new SampleSet(table.value(), LOCAL.open(files, path, values));
    }
}
