package org.insula.jobs.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;

/**
 * Time, memory and bytes of whole studies of small runs, size by size, on {@code local[2]} with a heap of a fixed size: not a
 * test, a program. Prints a table in Markdown, a line a step. Arguments: a folder to work in, and the sizes in runs, even
 * numbers; a cohort that is there already is used again, an output is not.
 */
public final class CohortBench {
    private static final String HEAP = "-Xmx768m";
    private static final double MEGA = 1e6;

    private final Path launcher;
    private final Path folder;

    private CohortBench(Path launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Runs the bench. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(System.getProperty("insula.launcher", "insula")).toAbsolutePath();
        Path folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        CohortBench bench = new CohortBench(launcher, folder);
        System.out.println("| runs | step | seconds | processor seconds | live heap, MB | shuffled, MB |");
        System.out.println("|---|---|---|---|---|---|");
        for (int argument = 1; argument < arguments.length; argument++) {
            bench.measure(Integer.parseInt(arguments[argument]));
        }
    }

    private void measure(int runs) throws IOException, InterruptedException {
        Path cohort = folder.resolve("cohort-" + runs);
        if (!Files.exists(cohort)) {
            simulate(runs, cohort);
        }
        Path output = folder.resolve("results-" + runs);
        new LocalFiles().delete(output.toString());
        Path study = Files.writeString(folder.resolve("study-" + runs + ".yaml"), study(cohort, output));
        WatchedRun run = WatchedRun.of(launcher("run", study.toString(), "--cores", "2", "--log", "json"));
        JsonNode metrics =
                Json.read(new LocalFiles(), output.resolve("work/metrics.json").toString());
        run.steps().forEach(step -> print(runs, step, shuffled(metrics, step.step())));
        print(runs, total("all", run), shuffled(metrics));
        System.out.printf(
                Locale.ROOT,
                "%d runs: process at most %.0f MB, output %.0f MB%n",
                runs,
                run.peakResidentBytes() / MEGA,
                bytes(output) / MEGA);
        WatchedRun again = WatchedRun.of(launcher("run", study.toString(), "--cores", "2", "--log", "json"));
        print(runs, total("again", again), 0);
    }

    private void simulate(int runs, Path cohort) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("simulate", "--out", cohort.toString()));
        options.addAll(List.of("--subjects", Integer.toString(runs / 2), "--tasks", "2", "--runs", "1"));
        options.addAll(List.of("--grid", "12,14,12", "--voxel", "12", "--regions", "30", "--frames", "60"));
        Process simulation =
                launcher(options.toArray(String[]::new)).inheritIO().start();
        if (simulation.waitFor() != 0) {
            throw new IllegalStateException("no cohort of " + runs + " runs");
        }
    }

    private ProcessBuilder launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("INSULA_JAVA_OPTS", HEAP);
        return process;
    }

    private static String study(Path cohort, Path output) {
        return """
                input: {bids: %s}
                atlas: {image: %s/atlas-Simulated_dseg.nii.gz}
                samples: {label: trialType, frames: 12, lag: 0}
                models: [{model: input-cell-lstm, hidden: 8}]
                training: {folds: 2, seeds: 1, epochs: 3, patience: 3}
                output: %s
                """.formatted(cohort, cohort, output);
    }

    private static StepUse total(String name, WatchedRun run) {
        return new StepUse(
                name,
                run.steps().stream().mapToDouble(StepUse::seconds).sum(),
                run.steps().stream().mapToDouble(StepUse::processorSeconds).sum(),
                run.steps().stream().mapToLong(StepUse::liveBytes).max().orElse(0));
    }

    private static long shuffled(JsonNode metrics, String step) {
        for (JsonNode each : metrics.path("steps")) {
            if (each.path("step").asText().equals(step)) {
                return each.path("bytesShuffled").asLong();
            }
        }
        return 0;
    }

    private static long shuffled(JsonNode metrics) {
        long all = 0;
        for (JsonNode each : metrics.path("steps")) {
            all += each.path("bytesShuffled").asLong();
        }
        return all;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void print(int runs, StepUse use, long shuffled) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f | %.0f | %.2f |%n",
                runs,
                use.step(),
                use.seconds(),
                use.processorSeconds(),
                use.liveBytes() / MEGA,
                shuffled / MEGA);
    }
}
