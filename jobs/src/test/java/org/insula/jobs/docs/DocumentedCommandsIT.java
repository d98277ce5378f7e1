package org.insula.jobs.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.insula.jobs.Program;
import org.insula.jobs.command.InsulaCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

/**
 * Runs the commands of the documentation as they stand, in a folder that has the files they name, in the order of the
 * pages; the study that others look at is run first. {@link CommandCoverage} lists the exceptions.
 */
class DocumentedCommandsIT {
    private static final int MINUTES = 30;

    @TempDir
    private static Path folder;

    private static List<String> commands;

    private static List<String> printed;

    @BeforeAll
    static void runThem() throws Exception {
        prepare();
        commands = commands();
        Path lines = Files.write(folder.resolve("commands.txt"), commands);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String options = "@" + Path.of(System.getProperty("insula.target"), "jvm-options");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path log = folder.resolve("printed.txt");
        start(log, java, options, "-Xmx2g", "-cp", classPath, CommandLines.class.getName(), lines.toString());
        printed = Files.readAllLines(log);
    }

    /** The files that the documentation's commands name, of a small simulated cohort. */
    private static void prepare() throws IOException {
        Program.Ended simulated = Program.insula(("simulate --subjects 6 --runs 1 --tasks 2 --regions 24 --voxel 10"
                        + " --grid 12,14,12 --out " + folder.resolve("my-study"))
                .split(" "));
        assertThat(simulated.code()).as(simulated.err()).isZero();
        Path atlas = folder.resolve("my-study/atlas-Simulated_dseg.nii.gz");
        for (String name : List.of("my-atlas_dseg.nii.gz", "ATLAS.nii.gz", "FILE")) {
            Files.copy(atlas, folder.resolve(name));
        }
        Files.copy(folder.resolve("my-study/atlas-Simulated_dseg.tsv"), folder.resolve("my-atlas_dseg.tsv"));
        Path run = folder.resolve("my-study/sub-01/func/sub-01_task-motor_run-1_bold.nii.gz");
        for (String name : List.of("sub-01_task-rest_bold.nii.gz", "RUN.nii.gz")) {
            Files.copy(run, folder.resolve(name));
        }
        Files.writeString(
                folder.resolve("study.yaml"),
                blocks(Path.of("..", "README.md"), "yaml").get(0));
        digits(Files.createDirectories(folder.resolve("MNIST")));
    }

    /** Twenty images of noise and ten more, in place of the 70 000 digits. */
    private static void digits(Path data) throws IOException {
        for (String part : List.of("train", "t10k")) {
            int count = part.equals("train") ? 20 : 10;
            ByteBuffer images = ByteBuffer.allocate(16 + count * 28 * 28);
            images.putInt(0x803).putInt(count).putInt(28).putInt(28);
            ByteBuffer labels = ByteBuffer.allocate(8 + count);
            labels.putInt(0x801).putInt(count);
            for (int i = 0; images.hasRemaining(); i++) {
                images.put((byte) (i * 31));
            }
            for (int i = 0; i < count; i++) {
                labels.put((byte) (i % 10));
            }
            Files.write(data.resolve(part + "-images-idx3-ubyte"), images.array());
            Files.write(data.resolve(part + "-labels-idx1-ubyte"), labels.array());
        }
    }

    /** Blocks of a language in a page of Markdown. */
    private static List<String> blocks(Path page, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static List<String> commands() throws IOException {
        Set<String> commands = new LinkedHashSet<>(List.of("run study.yaml"));
        for (DocumentedCommand command : DocumentedCommand.all()) {
            String arguments = command.arguments();
            if (command.program().equals("insula")
                    && CommandCoverage.entry(command).isEmpty()
                    && !isOnlyNamed(arguments)) {
                String smaller = CommandCoverage.SMALLER.getOrDefault(arguments, "");
                commands.add((arguments + " " + smaller).strip().replace("/srv/study/", ""));
            }
        }
        return List.copyOf(commands);
    }

    /** Whether a text names a command without what it works on, as {@code insula status} in a sentence does. */
    private static boolean isOnlyNamed(String arguments) {
        CommandLine program = InsulaCommand.commandLine();
        try {
            program.parseArgs(InsulaCommand.arguments(DocumentedCommand.words(arguments)));
            return List.of("parcellate", "reproduce", "bench").contains(arguments);
        } catch (MissingParameterException e) {
            return true;
        }
    }

    private static int start(Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    @Test
    void endWithZero() throws IOException {
        List<String> ended = printed.stream()
                .filter(line -> line.startsWith(CommandLines.ENDED))
                .toList();
        List<String> expected = commands.stream()
                .map(command -> CommandLines.ENDED + "0: " + command)
                .toList();
        assertThat(ended).as(String.join("\n", printed)).isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(12);
    }

    @Test
    void leaveWhatTheReadmeSays() {
        assertThat(folder.resolve("my-results/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("series.tsv")).isNotEmptyFile();
        assertThat(folder.resolve("DIR/mnist.tsv")).isNotEmptyFile();
    }

    @Test
    void leaveColumnsAndKeysThatThePageOnOutputsExplains() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "outputs.md"));
        Path output = folder.resolve("my-results");

        assertThat(OutputsPage.unexplained(output, page)).isEmpty();
        assertThat(OutputsPage.unexplained(output, page.replace("`ci_low`", "")))
                .anyMatch(each -> each.startsWith("ci_low in group"));
    }

    @Test
    void pythonOfThePagesRuns() throws Exception {
        Path log = folder.resolve("python.txt");
        assumeTrue(python(log, "import numpy") == 0, "no python3 with numpy");
        int count = 0;
        for (Path page : pages()) {
            for (String block : blocks(page, "python")) {
                assertThat(python(log, block))
                        .as(page + "\n" + Files.readString(log))
                        .isZero();
                count++;
            }
        }
        assertThat(count).isPositive();
        assertThat(Files.readString(log)).contains("hidden", "motor", "head.weight");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            return docs.filter(page -> page.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static int python(Path log, String script) throws InterruptedException {
        for (String interpreter : List.of("/usr/bin/python3", "python3")) {
            try {
                return start(log, interpreter, "-c", script);
            } catch (IOException absent) {
                assertThat(absent).hasMessageContaining(interpreter);
            }
        }
        return -1;
    }
}
