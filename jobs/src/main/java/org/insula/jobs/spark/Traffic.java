package org.insula.jobs.spark;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Bytes that a study's files gave and took. What a task reads and writes counts in Spark's metrics of the task, beside
 * what Spark itself reads and writes, and is added here when the task has ended; everything else is added at once. What is mapped
 * into memory is not counted. Safe for use by several threads.
 */
final class Traffic extends SparkListener {
    private final LongAdder read = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder shuffled = new LongAdder();

    /** Bytes read so far. */
    long read() {
        return read.sum();
    }

    /** Bytes written so far. */
    long written() {
        return written.sum();
    }

    /** Bytes that tasks have left for other tasks so far, packed as they lie on the disks of executors. */
    long shuffled() {
        return shuffled.sum();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        // Spark has no metrics of a task whose executor was lost.
        if (end.taskMetrics() != null) {
            read.add(end.taskMetrics().inputMetrics().bytesRead());
            written.add(end.taskMetrics().outputMetrics().bytesWritten());
            shuffled.add(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
        }
    }

    /**
     * A stream whose bytes are counted.
     *
     * @param outsideTasks where they count outside a task; null for nowhere
     */
    static InputStream counted(InputStream bytes, Traffic outsideTasks) {
        TaskContext task = TaskContext.get();
        if (task != null) {
            return new CountedInput(bytes, task.taskMetrics().inputMetrics()::incBytesRead);
        }
        return outsideTasks == null ? bytes : new CountedInput(bytes, outsideTasks.read::add);
    }

    /** The same for bytes that are written. */
    static OutputStream counted(OutputStream bytes, Traffic outsideTasks) {
        TaskContext task = TaskContext.get();
        if (task != null) {
            TaskBytes written = new TaskBytes(task);
            return new CountedOutput(bytes, written::add);
        }
        return outsideTasks == null ? bytes : new CountedOutput(bytes, outsideTasks.written::add);
    }

    /** Bytes that a task has written; Spark's own count can only be set. */
    private record TaskBytes(TaskContext task) {
        void add(long count) {
            var metrics = task.taskMetrics().outputMetrics();
            metrics.setBytesWritten(metrics.bytesWritten() + count);
        }
    }

    /** Counts what is read. */
    private static final class CountedInput extends FilterInputStream {
        private final LongConsumer count;

        CountedInput(InputStream bytes, LongConsumer count) {
            super(bytes);
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count.accept(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int found = in.read(target, offset, length);
            count.accept(Math.max(0, found));
            return found;
        }
    }

    /** Counts what is written. */
    private static final class CountedOutput extends FilterOutputStream {
        private final LongConsumer count;

        CountedOutput(OutputStream bytes, LongConsumer count) {
            super(bytes);
            this.count = count;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count.accept(1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
            count.accept(length);
        }
    }
}
