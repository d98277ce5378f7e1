package org.insula.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.jobs.Program;

/**
 * Seconds that training takes on one executor and on two, of one core each, on a real cluster on this machine: not a test,
 * a program for an idle machine with two cores. Argument: an empty folder to work in.
 */
public final class ExecutorsBench {
    private static final int ROUNDS = 3;

    private ExecutorsBench() {}

    /** Runs the bench. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        Program.insula("simulate", "--out", folder + "/cohort", "--subjects", "8", "--runs", "2", "--tasks", "2");
        try (SparkCluster cluster = SparkCluster.start("executors")) {
            for (int round = 0; round < ROUNDS; round++) {
                double one = seconds(cluster, folder, 1, round);
                double two = seconds(cluster, folder, 2, round);
                System.out.printf("one executor %.1f s, two %.1f s, %.2f times the rate%n", one, two, one / two);
            }
        }
    }

    private static double seconds(SparkCluster cluster, Path folder, int executors, int round) throws IOException {
        String name = "executors-" + executors + "-" + round;
        String study = Files.writeString(folder.resolve(name + ".yaml"), """
                input: {bids: cohort}
                atlas: {image: cohort/atlas-Simulated_dseg.nii.gz}
                samples: {label: trialType, frames: 20, lag: 0}
                models: [{model: input-cell-lstm, hidden: 64}]
                training: {folds: 4, seeds: 2, epochs: 300, patience: 300}
                output: %s
                """.formatted(name))
                .toString();
        List<String> settings = List.of(
                "spark.executor.cores=1",
                "spark.cores.max=" + executors,
                "spark.scheduler.minRegisteredResourcesRatio=1.0",
                "spark.scheduler.maxRegisteredResourcesWaitingTime=120s");
        Submission run = cluster.submit(cluster.master(), settings, "run", study);
        if (run.process().end() != 0) {
            throw new IllegalStateException(run.process().output());
        }
        JsonNode metrics = Json.read(
                new LocalFiles(), folder.resolve(name + "/work/metrics.json").toString());
        for (JsonNode step : metrics.path("steps")) {
            if (step.path("step").asText().equals("train")) {
                return step.path("seconds").asDouble();
            }
        }
        throw new IllegalStateException("no training in " + metrics);
    }
}
