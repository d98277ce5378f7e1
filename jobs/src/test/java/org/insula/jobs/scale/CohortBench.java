package org.insula.jobs.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
 * test, a program. Prints a table in Markdown, a line a step. Arguments: a folder to work in, {@code small} or {@code wide}
 * ({@link CohortShape}), and the sizes in runs, even numbers. A cohort that is there already is used again, an output is not.
 */
public final class CohortBench {
    private static final String HEAP = "-Xmx768m";
    private static final double MEGA = 1e6;

    private final Path launcher;
    private final Path folder;
    private final CohortShape shape;

    private CohortBench(Path launcher, Path folder, CohortShape shape) {
        this.launcher = launcher;
        this.folder = folder;
        this.shape = shape;
    }

    /** Runs the bench. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(System.getProperty("insula.launcher", "insula")).toAbsolutePath();
        Path folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        CohortBench bench =
                new CohortBench(launcher, folder, CohortShape.valueOf(arguments[1].toUpperCase(Locale.ROOT)));
        System.out.println(
                "| runs | step | seconds | processor seconds | live heap at first, MB | at most, MB | read, MB | written, MB | shuffled, MB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int argument = 2; argument < arguments.length; argument++) {
            bench.measure(Integer.parseInt(arguments[argument]));
        }
    }

    private void measure(int runs) throws IOException, InterruptedException {
        Path cohort = folder.resolve("cohort-" + name(runs));
        if (!Files.exists(cohort)) {
            simulate(runs, cohort);
        }
        Path output = folder.resolve("results-" + name(runs));
        new LocalFiles().delete(output.toString());
        Path study = Files.writeString(
                folder.resolve("study-" + name(runs) + ".yaml"), shape.study(cohort.toString(), output.toString()));
        WatchedRun run = WatchedRun.of(launcher("run", study.toString(), "--cores", "2", "--log", "json"));
        JsonNode metrics =
                Json.read(new LocalFiles(), output.resolve("work/metrics.json").toString());
        run.steps().forEach(step -> print(runs, step, metrics));
        print(runs, total("all", run), metrics);
        System.out.printf(
                Locale.ROOT,
                "%d runs: process at most %.0f MB, output %.0f MB%n",
                runs,
                run.peakResidentBytes() / MEGA,
                bytes(output) / MEGA);
        WatchedRun again = WatchedRun.of(launcher("run", study.toString(), "--cores", "2", "--log", "json"));
        print(runs, total("again", again), MissingNode.getInstance());
    }

    private String name(int runs) {
        return shape.name().toLowerCase(Locale.ROOT) + "-" + runs;
    }

    private void simulate(int runs, Path cohort) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("simulate", "--out", cohort.toString()));
        options.addAll(List.of("--subjects", Integer.toString(runs / 2), "--tasks", "2", "--runs", "1"));
        options.addAll(shape.simulation());
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

    private static StepUse total(String name, WatchedRun run) {
        return new StepUse(
                name,
                run.steps().stream().mapToDouble(StepUse::seconds).sum(),
                run.steps().stream().mapToDouble(StepUse::processorSeconds).sum(),
                run.steps().stream().mapToLong(StepUse::liveAtFirst).max().orElse(0),
                run.steps().stream().mapToLong(StepUse::liveAtMost).max().orElse(0));
    }

    /** Megabytes of some kind that a step, or all of them, moved. */
    private static double megabytes(JsonNode metrics, String kind, String step) {
        long all = 0;
        for (JsonNode each : metrics.path("steps")) {
            if (step.equals("all") || step.equals(each.path("step").asText())) {
                all += each.path(kind).asLong();
            }
        }
        return all / MEGA;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void print(int runs, StepUse use, JsonNode metrics) {
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f | %.0f | %.0f | %.1f | %.1f | %.2f |%n",
                runs,
                use.step(),
                use.seconds(),
                use.processorSeconds(),
                use.liveAtFirst() / MEGA,
                use.liveAtMost() / MEGA,
                megabytes(metrics, "bytesRead", use.step()),
                megabytes(metrics, "bytesWritten", use.step()),
                megabytes(metrics, "bytesShuffled", use.step()));
    }
}
