package org.insula.jobs.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Measures the steps of a run, one after another: units, time and bytes. Safe for use by several threads. */
public final class StepMeter {
    private static final double NANOS = 1e9;

    /**
     * Bytes so far.
     *
     * @param read from files
     * @param written to files
     * @param shuffled from task to task, by Spark
     */
    public record Bytes(long read, long written, long shuffled) {
        /** Nothing. */
        public static final Bytes NONE = new Bytes(0, 0, 0);

        Bytes minus(Bytes before) {
            return new Bytes(read - before.read, written - before.written, shuffled - before.shuffled);
        }
    }

    /**
     * A step under way.
     *
     * @param toDo units to do
     * @param skipped units done before
     * @param nanos when it began
     * @param bytes how many there were before it
     */
    private record Under(String step, int toDo, int skipped, long nanos, Bytes bytes) {}

    private final LongSupplier clockNanos;
    private final Supplier<Bytes> bytes;
    private final long begun;
    private final List<StepFigures> finished = new ArrayList<>();
    private Under current;
    private int done;
    private int failed;

    /**
     * A meter that starts now.
     *
     * @param clockNanos a clock in ns that never goes back
     * @param bytes tells the bytes so far
     */
    StepMeter(LongSupplier clockNanos, Supplier<Bytes> bytes) {
        this.clockNanos = clockNanos;
        this.bytes = bytes;
        this.begun = clockNanos.getAsLong();
    }

    /**
     * A meter that starts now.
     *
     * @param bytes tells the bytes so far
     */
    public static StepMeter of(Supplier<Bytes> bytes) {
        return new StepMeter(System::nanoTime, bytes);
    }

    /** A step begins; the one before it, if it is still under way, is over. */
    public synchronized void begin(String step, int toDo, int skipped) {
        stop();
        current = new Under(step, toDo, skipped, clockNanos.getAsLong(), bytes.get());
        done = 0;
        failed = 0;
    }

    /** A unit of the current step is done. */
    public synchronized void unitDone() {
        done++;
    }

    /** A unit of the current step, or of the one that has just ended, failed. */
    public synchronized void unitFailed() {
        if (current != null) {
            failed++;
        } else if (!finished.isEmpty()) {
            int last = finished.size() - 1;
            finished.set(last, finished.get(last).withOneFailed());
        }
    }

    /** The step has come to its end: every unit of it is done or failed. */
    public synchronized void end() {
        if (current != null) {
            close(current.toDo - failed);
        }
    }

    /** The run is over, and so is the current step, whether or not it has come to its end. */
    public synchronized void stop() {
        if (current != null) {
            close(Math.max(0, Math.min(done, current.toDo) - failed));
        }
    }

    private void close(int unitsDone) {
        double seconds = (clockNanos.getAsLong() - current.nanos) / NANOS;
        finished.add(new StepFigures(
                current.step,
                unitsDone,
                current.skipped,
                failed,
                seconds,
                bytes.get().minus(current.bytes)));
        current = null;
    }

    /** Every step that is over, in order. */
    public synchronized List<StepFigures> steps() {
        return List.copyOf(finished);
    }

    /** Seconds since the start. */
    public double seconds() {
        return (clockNanos.getAsLong() - begun) / NANOS;
    }
}
