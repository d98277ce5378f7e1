package org.insula.jobs.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.json.Json;
import org.insula.pipeline.provenance.SoftwareVersion;

/**
 * The file that tells what the latest run into an output folder measured: when it ended, how long it took, and the
 * {@link StepFigures} of each step. Unlike the results it is another one each time.
 */
public final class MetricsFile {
    private MetricsFile() {}

    /**
     * Writes the file.
     *
     * @param master where Spark ran, such as {@code local[2]}
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void write(FileAccess files, String path, StepMeter meter, String master) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        metrics.put("seconds", meter.seconds());
        metrics.put("version", SoftwareVersion.current());
        metrics.put("master", master);
        List<Map<String, Object>> steps = new ArrayList<>();
        for (StepFigures step : meter.steps()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("step", step.step());
            entry.putAll(step.all());
            steps.add(entry);
        }
        metrics.put("steps", steps);
        Json.write(files, path, metrics);
    }
}
