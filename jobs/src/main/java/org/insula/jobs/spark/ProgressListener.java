package org.insula.jobs.spark;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts Spark's finished tasks as units, for steps whose every task is one unit. */
final class ProgressListener extends SparkListener {
    private static final double MILLIS = 1000;

    /** What Spark calls a task that ends a job; others only bring data to those. */
    private static final String RESULT = "ResultTask";

    private final Progress progress;
    private final List<String> units;
    private int stage = -1;
    private int before;
    private int ended;

    private ProgressListener(Progress progress, List<String> units) {
        this.progress = progress;
        this.units = units;
    }

    /**
     * Does work while counting Spark's tasks, then ends the step that progress is in.
     *
     * @param units what the tasks do, by their numbers; where the work is several jobs, one after another
     */
    static <T> T during(JavaSparkContext spark, Progress progress, List<String> units, Supplier<T> work) {
        ProgressListener listener = new ProgressListener(progress, List.copyOf(units));
        spark.sc().addSparkListener(listener);
        try {
            T result = work.get();
            // What is still under way to the listeners counts too.
            Session.settle(spark.sc());
            progress.end();
            return result;
        } finally {
            spark.sc().removeSparkListener(listener);
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful() && end.taskType().equals(RESULT)) {
            if (end.stageId() != stage) {
                stage = end.stageId();
                before = ended;
            }
            ended++;
            int task = before + end.taskInfo().index();
            String unit = task < units.size() ? units.get(task) : "";
            progress.unitEnded(unit, end.taskInfo().duration() / MILLIS);
        }
    }
}
