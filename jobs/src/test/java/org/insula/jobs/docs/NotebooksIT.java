package org.insula.jobs.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands that the notebooks ask for, then the notebooks, as a reader would in the project's folder. */
class NotebooksIT {
    private static final int MINUTES = 20;
    private static final String NEEDED = "import nbconvert, ipykernel, nibabel, pandas, matplotlib";

    @TempDir
    private static Path project;

    private static Optional<String> python = Optional.empty();

    @BeforeAll
    static void doWhatTheirIntroductionsSay() throws Exception {
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            if (python.isEmpty() && hasJupyter(candidate)) {
                python = Optional.of(candidate);
            }
        }
        if (python.isEmpty()) {
            System.err.println("NOTEBOOKS ARE NOT RUN: no python3 can " + NEEDED);
        }
        assumeTrue(python.isPresent(), "no python3 can " + NEEDED);
        Files.createSymbolicLink(project.resolve("insula"), Path.of(System.getProperty("insula.launcher")));
        Set<String> commands = new LinkedHashSet<>();
        Notebook.committed().forEach(notebook -> commands.addAll(notebook.preparation()));
        assertThat(commands).hasSize(4).contains("./insula demo");
        for (String command : commands) {
            run("bash", "-c", command);
        }
    }

    private static boolean hasJupyter(String candidate) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(candidate, "-c", NEEDED)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Runs a program in the project's folder; nothing of the person's own settings is read or written. */
    private static void run(String... command) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(project, "printed", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        for (String settings : List.of("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR")) {
            builder.environment().put(settings, project.resolve("settings").toString());
        }
        builder.environment().keySet().removeAll(List.of("INSULA_RESULTS", "INSULA_PAPER"));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + Files.readString(printed))
                .isZero();
    }

    @Test
    void runFromTopToBottomAndDrawWhatTheCommittedOnesDraw() throws Exception {
        Path folder = Files.createDirectories(project.resolve("notebooks"));
        for (Notebook committed : Notebook.committed()) {
            Path copy = Files.copy(committed.file(), folder.resolve(committed.name()));
            run(
                    python.orElseThrow(),
                    "-m",
                    "nbconvert",
                    "--to",
                    "notebook",
                    "--execute",
                    "--inplace",
                    "--ExecutePreprocessor.timeout=900",
                    copy.toString());

            Notebook executed = Notebook.read(copy);
            assertThat(executed.content().findValuesAsText("output_type")).doesNotContain("error");
            assertThat(executed.figures()).as(committed.name()).isEqualTo(committed.figures());
            assertThat(executed.cells("code").get(0).path("metadata").has("execution"))
                    .as("run again")
                    .isTrue();
        }
    }
}
