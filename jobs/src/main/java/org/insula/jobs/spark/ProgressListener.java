package org.insula.jobs.spark;

import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts Spark's finished tasks as units, for steps whose every task is one unit. */
final class ProgressListener extends SparkListener {
    private final Progress progress;

    private ProgressListener(Progress progress) {
        this.progress = progress;
    }

    /** Does work while counting Spark's tasks, then ends the step that progress is in. */
    static <T> T during(JavaSparkContext spark, Progress progress, Supplier<T> work) {
        ProgressListener listener = new ProgressListener(progress);
        spark.sc().addSparkListener(listener);
        try {
            T result = work.get();
            progress.end();
            return result;
        } finally {
            spark.sc().removeSparkListener(listener);
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful()) {
            progress.unitDone();
        }
    }
}
