package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a machine is set to does not show in the results: each run is a process of its own, compared byte by byte. */
class MachineTest {
    @TempDir
    private static Path folder;

    private static Map<String, byte[]> results;

    @BeforeAll
    static void runOnce() throws Exception {
        TinyStudy.cohort(folder);
        Program.Ended ended = OwnProcess.withJava().insula(folder, "run", TinyStudy.configuration(folder, "plain"));
        assertThat(ended.code()).as(ended.err()).isZero();
        results = TinyStudy.results(folder.resolve("plain"));
        assertThat(results.keySet()).anyMatch(name -> name.endsWith(".svg"));
    }

    private static void givesTheSame(OwnProcess process, String name, String... more) throws Exception {
        // The folder's name is in no result; if it were, every run would differ.
        String configuration = TinyStudy.configuration(Files.createDirectories(folder.resolve(name)), "plain");
        Files.createSymbolicLink(folder.resolve(name).resolve("cohort"), folder.resolve("cohort"));
        List<String> arguments = new ArrayList<>(List.of("run", configuration));
        arguments.addAll(List.of(more));
        Program.Ended ended = process.insula(folder, arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        Map<String, byte[]> found = TinyStudy.results(folder.resolve(name).resolve("plain"));
        assertThat(found.keySet()).isEqualTo(results.keySet());
        found.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(results.get(file)));
    }

    @ParameterizedTest
    @CsvSource({"tr, TR", "de, DE", "ar, EG"})
    void aLocaleChangesNothing(String language, String country) throws Exception {
        givesTheSame(
                OwnProcess.withJava("-Duser.language=" + language, "-Duser.country=" + country),
                language,
                "--cores",
                "1");
    }

    @Test
    void timeZoneEncodingAndCoresChangeNothing() throws Exception {
        Map<String, String> environment = Map.of("TZ", "Asia/Tokyo", "LC_ALL", "C");
        givesTheSame(new OwnProcess(List.of(), List.of(), environment), "zone", "--cores", "2");
    }

    @Test
    void tooFewOpenFilesAreSaidBeforeWorkBegins() throws Exception {
        OwnProcess few = new OwnProcess(List.of("prlimit", "--nofile=256:256"), List.of(), Map.of());
        Program.Ended ended = few.insula(folder, "run", TinyStudy.configuration(folder, "few"));
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err())
                .containsPattern("open (more )?files")
                .contains("ulimit -n")
                .doesNotContain("bug");
    }

    @Test
    void aTableGoesToStandardOutputWithoutReplacingIt() throws IOException, InterruptedException {
        Program.Ended ended = OwnProcess.withJava()
                .insula(
                        folder,
                        "atlas",
                        folder.resolve("cohort/atlas-Simulated_dseg.nii.gz").toString(),
                        "--tsv",
                        "/dev/stdout");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("index\t");
        assertThat(Path.of("/dev/stdout")).isSymbolicLink();
    }
}
