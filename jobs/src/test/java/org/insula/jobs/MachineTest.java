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
        System.out.println(name + ": " + found.size() + " files, all the same bytes");
    }

    @ParameterizedTest
    @CsvSource({"tr, TR, 1g", "ar, EG, 480m"})
    void aLocaleAndASmallHeapChangeNothing(String language, String country, String heap) throws Exception {
        givesTheSame(
                OwnProcess.withJava("-Duser.language=" + language, "-Duser.country=" + country, "-Xmx" + heap),
                language,
                "--cores",
                "1");
    }

    @Test
    void timeZoneEncodingCoresAndTheFewestOpenFilesChangeNothing() throws Exception {
        Map<String, String> environment = Map.of("TZ", "Asia/Tokyo", "LC_ALL", "C");
        List<String> few = List.of("prlimit", "--nofile=512:512");
        givesTheSame(new OwnProcess(few, List.of(), environment), "zone", "--cores", "2");
    }

    /** Without Spark a heap of 256 MB is enough, and 256 open files. */
    @Test
    void oneFileTakesLittle() throws Exception {
        Path bold = folder.resolve("cohort/sub-02/func/sub-02_task-motor_run-1_bold.nii.gz");
        byte[] series = null;
        List<OwnProcess> machines = List.of(
                OwnProcess.withJava(),
                new OwnProcess(
                        List.of("prlimit", "--nofile=256:256"),
                        List.of("-Xmx256m", "-Duser.language=ar", "-Duser.country=EG"),
                        Map.of("TZ", "Asia/Tokyo", "LC_ALL", "C")));
        for (OwnProcess machine : machines) {
            Path out = folder.resolve("one.tsv");
            Program.Ended ended = machine.insula(
                    folder,
                    "parcellate",
                    "--bold",
                    bold.toString(),
                    "--atlas",
                    folder.resolve("cohort/atlas-Simulated_dseg.nii.gz").toString(),
                    "--out",
                    out.toString());
            assertThat(ended.code()).as(ended.err()).isZero();
            byte[] found = Files.readAllBytes(out);
            assertThat(found).isEqualTo(series == null ? found : series);
            series = found;
        }
    }

    @Test
    void aHeapThatSparkCannotStartWithIsSaidBeforeWorkBegins() throws Exception {
        Program.Ended ended =
                OwnProcess.withJava("-Xmx256m").insula(folder, "run", TinyStudy.configuration(folder, "little"));
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains("memory:", "INSULA_JAVA_OPTS=-Xmx").doesNotContain("bug");
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
