package org.insula.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One spark-submit.
 *
 * @param process the driver
 * @param events the folder of its event log
 */
record Submission(LoggedProcess process, Path events) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many tasks each executor did to the end, by the executor's name. */
    Map<String, Integer> tasks() throws IOException {
        Map<String, Integer> tasks = new TreeMap<>();
        try (Stream<Path> logs = Files.list(events)) {
            for (Path log : logs.toList()) {
                for (String line : Files.readAllLines(log)) {
                    JsonNode event = JSON.readTree(line);
                    JsonNode task = event.path("Task Info");
                    boolean ended = event.path("Event").asText().equals("SparkListenerTaskEnd");
                    if (ended && !task.path("Failed").asBoolean()) {
                        tasks.merge(task.path("Executor ID").asText(), 1, Integer::sum);
                    }
                }
            }
        }
        return tasks;
    }
}
