package org.insula.jobs.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a step came to.
 *
 * @param step its name, such as {@code train}
 * @param done units that it did
 * @param skipped units that were done before
 * @param failed units that it could not do
 * @param seconds how long it took
 * @param bytes read, written and shuffled meanwhile
 */
public record StepFigures(String step, int done, int skipped, int failed, double seconds, StepMeter.Bytes bytes) {
    /** Refuses null. */
    public StepFigures {
        Objects.requireNonNull(step);
        Objects.requireNonNull(bytes);
    }

    /** One of the units that counted as done had failed. */
    StepFigures withOneFailed() {
        return new StepFigures(step, Math.max(0, done - 1), skipped, failed + 1, seconds, bytes);
    }

    /** How many units are done, failed, and were done before. */
    public Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("done", done);
        counts.put("skipped", skipped);
        counts.put("failed", failed);
        return counts;
    }

    /** The counts, with time (s), bytes, and what that is a second. */
    public Map<String, Object> all() {
        Map<String, Object> figures = counts();
        figures.put("seconds", seconds);
        figures.put("bytesRead", bytes.read());
        figures.put("bytesWritten", bytes.written());
        figures.put("bytesShuffled", bytes.shuffled());
        if (done + failed > 0 && seconds > 0) {
            figures.put("unitsPerSecond", (done + failed) / seconds);
            figures.put("bytesReadPerSecond", bytes.read() / seconds);
            figures.put("bytesWrittenPerSecond", bytes.written() / seconds);
        }
        return figures;
    }
}
