package org.insula.jobs.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasReader;
import org.insula.atlas.AtlasWriter;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.spark.CohortRate;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.pipeline.bench.MadeRun;
import org.insula.pipeline.bench.ParcellationBench;
import org.insula.pipeline.bench.ParcellationFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures the parcellation of one run beside only unpacking it, its memory, and what a second core brings.
 *
 * <p>Input: a {@code .nii.gz} run and an atlas of its grid, or none: then both are made and removed again. Output: a few lines, and
 * JSON if asked for. Example: {@code insula bench parcellate --frames 1000 --cohort 40}.
 */
@Command(
        name = "parcellate",
        description = "Measures the parcellation of one run beside only unpacking it, and what a second core brings.",
        mixinStandardHelpOptions = true,
        versionProvider = InsulaCommand.Version.class)
final class BenchParcellateCommand implements Callable<Integer> {
    @Option(
            names = "--bold",
            paramLabel = "FILE",
            description = "A .nii.gz run to measure on. Default: one like MNI152 at 2 mm is made.")
    private String bold;

    @Option(names = "--atlas", paramLabel = "FILE", description = "Label image on its grid; needed with --bold.")
    private String atlas;

    @Option(
            names = "--frames",
            paramLabel = "N",
            defaultValue = "100",
            description = "Frames of the run that is made. Default: ${DEFAULT-VALUE}.")
    private int frames;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "Rounds whose median is told. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--cohort",
            paramLabel = "N",
            defaultValue = "8",
            description = "Runs of the study on one core and on two; 0 leaves it out. Default: ${DEFAULT-VALUE}.")
    private int cohort;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private String json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((bold == null) != (atlas == null) || frames < 1 || rounds < 1 || cohort < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--bold goes with --atlas; --frames and --rounds are at least 1");
        }
        FileAccess files = Session.withCores(0).files();
        try (ScratchFolder scratch = ScratchFolder.create()) {
            if (bold == null) {
                make(files, scratch.path());
            }
            measure(files, scratch.path());
        }
        return ExitCode.DONE.code();
    }

    private void make(FileAccess files, String folder) {
        bold = FilePaths.child(folder, "run.nii.gz");
        atlas = FilePaths.child(folder, "atlas-Made_dseg.nii.gz");
        spec.commandLine().getErr().println("making a run of " + frames + " frames");
        MadeRun run = MadeRun.standard(frames);
        AtlasWriter.write(files, atlas, FilePaths.child(folder, "atlas-Made_dseg.tsv"), run.atlas());
        run.write(files, bold);
    }

    private void measure(FileAccess files, String folder) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Atlas regions = AtlasReader.read(files, atlas, "", "");
        ParcellationFigures one = new ParcellationBench(files, bold, regions).measure(rounds);
        one.lines().forEach(spec.commandLine().getOut()::println);
        figures.put("run", one);
        if (cohort > 0) {
            figures.put("cohort", cohort(files, folder));
        }
        if (json != null) {
            Json.write(files, json, figures);
        }
    }

    private Map<String, Object> cohort(FileAccess files, String folder) {
        CohortRate rate = new CohortRate(
                StudyFile.read(files, study(files, folder)),
                Progress.on(spec.commandLine().getErr()));
        double one = rate.seconds(1);
        double two = rate.seconds(2);
        String line = "%-18s %d runs: %.1f s on one core, %.1f s on two; %.2f times the rate";
        spec.commandLine().getOut().println(String.format(Locale.ROOT, line, "cohort", cohort, one, two, one / two));
        return Map.of("runs", cohort, "oneCoreSeconds", one, "twoCoresSeconds", two, "rate", one / two);
    }

    /** A study whose runs are links to the one file, so that its unpacking is measured and not the disk. */
    private String study(FileAccess files, String folder) {
        StringBuilder table = new StringBuilder("path\tsubject\ttask\n");
        for (int run = 1; run <= cohort; run++) {
            String link = "run-" + run + "_" + FilePaths.name(bold);
            link(FilePaths.child(folder, link));
            table.append(link).append('\t').append(run).append("\tbench\n");
        }
        write(files, FilePaths.child(folder, "runs.tsv"), table.toString());
        String configuration = FilePaths.child(folder, "study.yaml");
        write(
                files,
                configuration,
                "input: {runs: runs.tsv}\natlas: {image: '"
                        + fromAnywhere(atlas).replace("'", "''") + "'}\nsamples: {frames: 1}\noutput: results\n");
        return configuration;
    }

    private void link(String path) {
        try {
            Files.createSymbolicLink(Path.of(path), Path.of(bold).toAbsolutePath());
        } catch (IOException | InvalidPathException e) {
            throw new InputException(
                    bold,
                    "cannot be linked to as a study's runs",
                    "name a local file, or leave the study out (--cohort 0)",
                    e);
        }
    }

    /** The path as it is found from the study's folder too. */
    private static String fromAnywhere(String path) {
        return path.contains(":/") ? path : Path.of(path).toAbsolutePath().toString();
    }

    private static void write(FileAccess files, String path, String text) {
        files.writeAtomically(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
