package org.insula.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.Study;
import org.insula.jobs.spark.StudySteps;
import org.insula.jobs.unit.Stage;
import org.insula.pipeline.simulate.CohortSimulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Simulates a cohort, runs everything on it and says how much of what was planted came back.
 *
 * <p>Input: none. Output: {@code DIR/cohort}, {@code DIR/study.yaml} to copy from, and {@code DIR/results} with the
 * report. Run again with the same folder and seed it finds everything done. Example: {@code insula demo}.
 */
@Command(
        name = "demo",
        description = "Simulates a cohort with known answers, runs everything on it and shows what was found.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class DemoCommand implements Callable<Integer> {
    private static final String MARKER = "insula-demo.json";
    private static final String COMBINATION = "insula-demo-combination.json";
    private static final String SEED = "Seed";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "insula-demo",
            description = "Folder for the cohort and its results. Default: ./${DEFAULT-VALUE}.")
    private String out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of every random choice. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--cores",
            paramLabel = "N",
            defaultValue = "0",
            description = "Cores of the embedded Spark; 0 is all. Default: ${DEFAULT-VALUE}.")
    private int cores;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Session session = Session.withCores(cores);
        FileAccess files = session.files();
        prepare(files);
        RunConfig config = StudyFile.read(files, FilePaths.child(out, "study.yaml"));
        Progress progress = Progress.on(spec.commandLine().getErr());
        try (Study study = Study.open(config, session, progress)) {
            return perform(study);
        }
    }

    private int perform(Study study) {
        String kept = FilePaths.child(out, COMBINATION);
        boolean isKept = exists(study.files(), kept);
        // A cohort of its own, which needs nothing of the study: it is looked at while the study leaves cores idle.
        CompletableFuture<String> combination = isKept
                ? CompletableFuture.completedFuture(CombinationDemo.read(study.files(), kept))
                : CompletableFuture.supplyAsync(() -> CombinationDemo.line(seed));
        StudySteps steps = new StudySteps(study);
        List<String> lines = steps.run(Stage.RUN);
        PrintWriter terminal = spec.commandLine().getOut();
        // The path of the report is the last line.
        lines.subList(0, lines.size() - 1).forEach(terminal::println);
        String line = combination.join();
        if (!isKept) {
            CombinationDemo.write(study.files(), kept, line);
        }
        terminal.println(line);
        terminal.println(lines.get(lines.size() - 1));
        return ExitCode.of(steps, study.progress()).code();
    }

    /** Makes the cohort and its configuration, unless this demo made them before. */
    private void prepare(FileAccess files) {
        String marker = FilePaths.child(out, MARKER);
        if (exists(files, marker)) {
            long made = Json.read(files, marker).path(SEED).asLong();
            if (made != seed) {
                throw new InputException(
                        out, "holds the demo of seed " + made + ", not " + seed, "name another folder with --out");
            }
            return;
        }
        if (!exists(files, FilePaths.child(out, "cohort"))) {
            OutputFolders.requireEmpty(files, out);
        }
        spec.commandLine().getErr().println("simulating a cohort in " + FilePaths.child(out, "cohort"));
        CohortSimulator simulator = new CohortSimulator(DemoConfiguration.cohort(seed));
        simulator.write(files, FilePaths.child(out, "cohort"));
        String yaml = DemoConfiguration.yaml(seed);
        files.writeAtomically(
                FilePaths.child(out, "study.yaml"), stream -> stream.write(yaml.getBytes(StandardCharsets.UTF_8)));
        // Written last: without it, the next demo simulates again.
        Json.write(files, marker, Map.of(SEED, seed));
    }

    private static boolean exists(FileAccess files, String path) {
        try {
            return files.exists(path);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }
}
