package org.insula.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the common commands once on a tiny cohort, so that the launcher can archive the classes that they load
 * ({@code -XX:ArchiveClassesAtExit}). A start with the archive loads them without reading and verifying them again.
 *
 * <p>Input: a folder that does not exist yet. Its content is of no further use.
 */
final class WarmUp {
    private static final String STUDY = """
            input:
              bids: cohort
            atlas:
              image: cohort/atlas-Simulated_dseg.nii.gz
            samples:
              label: trialType
              frames: 12
            output: results
            """;

    private static final String RUN = "cohort/sub-01/func/sub-01_task-language_run-1_bold.nii.gz";

    private WarmUp() {}

    /** Runs the commands; their output is discarded. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path study = folder.resolve("study.yaml");
        perform("--help");
        perform(
                "simulate",
                "--out",
                folder.resolve("cohort").toString(),
                "--subjects",
                "4",
                "--tasks",
                "2",
                "--runs",
                "1",
                "--regions",
                "40",
                "--grid",
                "12,12,12",
                "--frames",
                "96");
        Files.writeString(study, STUDY, StandardCharsets.UTF_8);
        perform(
                "parcellate",
                "--bold",
                folder.resolve(RUN).toString(),
                "--atlas",
                folder.resolve("cohort/atlas-Simulated_dseg.nii.gz").toString(),
                "--out",
                folder.resolve("series.tsv").toString());
        perform("parcellate", "--cores", "1", study.toString());
        perform("status", folder.resolve("results").toString());
    }

    private static void perform(String... arguments) {
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int code = Insula.run(nowhere, nowhere, arguments);
        if (code != 0) {
            throw new IllegalStateException("insula " + String.join(" ", arguments) + " ended with " + code);
        }
    }
}
