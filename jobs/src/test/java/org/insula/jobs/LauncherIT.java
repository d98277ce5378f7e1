package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.insula.pipeline.model.BlasCore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher as a person does: a process of its own, judged by its exit code, what it prints and what it leaves. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("insula.launcher"));

    @TempDir
    private Path folder;

    @Test
    void listsItsCommands() throws Exception {
        Ended ended = insula("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.output()).contains("demo", "run", "parcellate", "train", "explain", "map", "simulate");
    }

    @Test
    void startsThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("insula link"), LAUNCHER);

        assertThat(ended(Map.of(), link.toString(), "--version").code()).isZero();
    }

    @Test
    void anArchiveOfClassesThatDoesNotFitIsIgnoredWithoutAWord() throws Exception {
        Path archive = Files.writeString(folder.resolve("classes.jsa"), "no archive");

        Ended ended =
                ended(Map.of("INSULA_JAVA_OPTS", "-XX:SharedArchiveFile=" + archive), LAUNCHER.toString(), "--version");

        assertThat(ended.code()).isZero();
        assertThat(ended.output()).startsWith("insula ").hasLineCount(1);
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        Ended ended = ended(Map.of("PATH", programs("bash", "dirname"), "JAVA_HOME", ""), LAUNCHER.toString(), "demo");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("no Java found").contains("JDK 17");
    }

    @Test
    void saysThatMavenIsMissingWhereItIsNotBuiltYet() throws Exception {
        Path unbuilt = folder.resolve("unbuilt");
        Files.createDirectories(unbuilt);
        Path copy = Files.copy(LAUNCHER, unbuilt.resolve("insula"));
        String home = System.getProperty("java.home");
        String path = programs("bash", "dirname", "find", "sed", "head", "mkdir", "flock");

        Ended ended = ended(Map.of("PATH", path, "JAVA_HOME", home), copy.toString(), "demo");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("no Maven found");
    }

    @Test
    void namesALibraryThatCannotBeRead() throws Exception {
        Path built = Files.createDirectories(folder.resolve("built"));
        Path copy = Files.copy(LAUNCHER, built.resolve("insula"));
        Files.createFile(built.resolve("pom.xml"));
        for (String module : List.of("io", "atlas", "pipeline", "jobs")) {
            Files.createDirectories(built.resolve(module + "/src/main"));
            Files.createFile(built.resolve(module + "/pom.xml"));
        }
        Path classPath = Files.createDirectories(built.resolve("jobs/target")).resolve("class-path");
        Files.writeString(classPath, built.resolve("pom.xml") + ":" + built + "/gone.jar");
        Files.setLastModifiedTime(classPath, FileTime.from(Instant.now().plusSeconds(60)));

        Ended ended = ended(Map.of(), copy.toString(), "demo");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output())
                .contains("gone.jar cannot be read", "build again")
                .doesNotContain("\tat ");
    }

    @Test
    void parcellatesOneFileOfASimulatedCohort() throws Exception {
        Path cohort = folder.resolve("cohort");
        Ended simulated =
                insula(("simulate --subjects 1 --runs 1 --frames 96 --regions 40 --out " + cohort).split(" "));
        assertThat(simulated.code()).as(simulated.output()).isZero();
        Path bold;
        try (Stream<Path> found = Files.walk(cohort)) {
            bold = found.filter(path -> path.toString().endsWith("_bold.nii.gz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Path out = folder.resolve("series.tsv");

        Ended ended = insula(
                "parcellate",
                "--bold",
                bold.toString(),
                "--atlas",
                cohort.resolve("atlas-Simulated_dseg.nii.gz").toString(),
                "--out",
                out.toString());

        assertThat(ended.code()).as(ended.output()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(1 + 96);
        assertThat(lines.get(0).split("\t")).hasSize(40);
    }

    @Test
    void findsFilesWhoseNamesAreNotAsciiInEveryLocale() throws Exception {
        Path cohort = folder.resolve("M\u00fcller \u65e5\u672c");
        for (String locale : List.of("C", "POSIX", "")) {
            Ended ended = ended(
                    Map.of("LC_ALL", locale, "LANG", locale, "LC_CTYPE", locale),
                    LAUNCHER.toString(),
                    "simulate",
                    "--subjects",
                    "1",
                    "--runs",
                    "1",
                    "--out",
                    cohort.resolve("x" + locale).toString());
            assertThat(ended.code()).as(ended.output()).isZero();
            assertThat(cohort.resolve("x" + locale).resolve("participants.tsv")).exists();
        }
    }

    /** As in a container or on a node of a cluster: nothing but the machine's own processor and disk. */
    @Test
    void aStudyNeedsNoNetworkNoNameOfTheMachineAndNoHome() throws Exception {
        String[] isolated = {"unshare", "-n", "-u", "bash", "-c", "hostname no-such-host; unset HOME; exec \"$@\"", "--"
        };
        boolean possible;
        try {
            possible = ended(Map.of(), command(isolated, "true")).code() == 0;
        } catch (IOException e) {
            possible = false;
        }
        assumeThat(possible)
                .as("without the right to a network of its own (unshare), skipped")
                .isTrue();
        Path cohort = folder.resolve("cohort");
        Ended simulated = insula(("simulate --subjects 1 --runs 1 --frames 48 --out " + cohort).split(" "));
        assertThat(simulated.code()).as(simulated.output()).isZero();
        Path study = Files.writeString(
                folder.resolve("study.yaml"),
                "input: {bids: cohort}\natlas: {image: cohort/atlas-Simulated_dseg.nii.gz}\n"
                        + "samples: {label: task, frames: 24}\noutput: out\n");
        Ended ended =
                ended(Map.of(), command(isolated, LAUNCHER.toString(), "parcellate", study.toString(), "--cores", "1"));
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("parcellate: 3/3").doesNotContain("\tat ");
    }

    private static String[] command(String[] before, String... command) {
        return Stream.concat(Stream.of(before), Stream.of(command)).toArray(String[]::new);
    }

    @Test
    void tellsOpenBlasTheKernelsOfThisProcessorUnlessToldAlready() throws Exception {
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/usr/bin/env bash\necho kernels=$OPENBLAS_CORETYPE\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        String home = folder.resolve("jdk").toString();

        assertThat(ended(Map.of("JAVA_HOME", home, BlasCore.VARIABLE, ""), LAUNCHER.toString(), "bench")
                        .output())
                .contains("kernels=" + BlasCore.advised());
        assertThat(ended(Map.of("JAVA_HOME", home, BlasCore.VARIABLE, "Zen"), LAUNCHER.toString(), "bench")
                        .output())
                .contains("kernels=Zen");
    }

    @Test
    void answersAWrongOptionWithOneAndAMissingFileWithTwo() throws Exception {
        assertThat(insula("demo", "--colour", "red").code()).isEqualTo(1);
        Ended missing = insula("run", folder.resolve("nothing.yaml").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.output()).contains("nothing.yaml").doesNotContain("\tat ");
    }

    private record Ended(int code, String output) {}

    private Ended insula(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return ended(Map.of(), command.toArray(String[]::new));
    }

    private Ended ended(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process process = builder.redirectOutput(printed.toFile()).start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + String.join(" ", command));
        }
        return new Ended(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
    }

    /** A folder that holds only these programs, to stand as the whole PATH. */
    private String programs(String... names) throws IOException {
        Path bin = Files.createTempDirectory(folder, "bin");
        for (String name : names) {
            for (String place : List.of("/usr/bin", "/bin")) {
                Path program = Path.of(place, name);
                if (Files.exists(program)) {
                    Path caller = bin.resolve(name);
                    Files.writeString(caller, "#!/bin/sh\nexec " + program + " \"$@\"\n");
                    Files.setPosixFilePermissions(caller, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        return bin.toString();
    }
}
