package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.insula.jobs.spark.FarFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the samples' values in the whole program: on another file system, cut short, damaged. */
class SampleFilesTest {
    private static final String LOGIT = "saliency: {score: logit, methods: [gradient]}\n";

    @TempDir
    private static Path folder;

    private static Map<String, byte[]> undisturbed;

    @BeforeAll
    static void runOnce() throws IOException {
        FarFileSystem.settings().forEach((name, value) -> System.setProperty("spark.hadoop." + name, value));
        TinyStudy.cohort(folder);
        Program.Ended ended = Program.insula("run", TinyStudy.configuration(folder, "study", LOGIT));
        assertThat(ended.code()).as(ended.err()).isZero();
        undisturbed = TinyStudy.results(folder.resolve("study"));
    }

    @AfterAll
    static void forgetTheFileSystem() {
        FarFileSystem.settings().keySet().forEach(name -> System.clearProperty("spark.hadoop." + name));
    }

    private static void assertUndisturbed(String name) throws IOException {
        Map<String, byte[]> results = TinyStudy.results(folder.resolve(name));
        assertThat(results.keySet()).isEqualTo(undisturbed.keySet());
        undisturbed.forEach(
                (file, bytes) -> assertThat(results.get(file)).as(file).isEqualTo(bytes));
    }

    @Test
    void aFileSystemThatOnlyHadoopKnowsGivesTheSameMaps() throws IOException {
        Path configuration = Path.of(TinyStudy.configuration(folder, "far", LOGIT));
        String yaml = Files.readString(configuration);
        Files.writeString(configuration, yaml.replace("output: far", "output: far://" + folder + "/far"));
        Program.Ended ended = Program.insula("run", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        Map<String, byte[]> results = TinyStudy.results(folder.resolve("far"));
        assertThat(results.keySet()).isEqualTo(undisturbed.keySet());
        undisturbed.forEach((file, bytes) -> {
            if (!file.endsWith(".json") && !file.endsWith(".html")) {
                assertThat(results.get(file)).as(file).isEqualTo(bytes);
            }
        });
    }

    @Test
    void aFileOfValuesThatWasCutShortIsMadeAgain() throws IOException {
        String configuration = TinyStudy.configuration(folder, "short");
        assertThat(Program.insula("run", configuration).code()).isZero();
        try (FileChannel file = FileChannel.open(folder.resolve("short/work/samples.npy"), StandardOpenOption.WRITE)) {
            file.truncate(200);
        }
        Program.Ended ended = Program.insula("run", TinyStudy.configuration(folder, "short", LOGIT));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("gather: 1 to do", "train: nothing to do", "explain: 8 to do");
        assertUndisturbed("short");
    }

    @Test
    void aDamagedFileOfValuesIsNamedAndMadeAgain() throws IOException {
        String configuration = TinyStudy.configuration(folder, "damaged");
        assertThat(Program.insula("run", configuration).code()).isZero();
        Path values = folder.resolve("damaged/work/samples.npy");
        byte[] bytes = Files.readAllBytes(values);
        bytes[bytes.length / 2] ^= 4;
        Files.write(values, bytes);
        Program.Ended ended = Program.insula("run", TinyStudy.configuration(folder, "damaged", LOGIT));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err())
                .contains("damaged/work/samples.npy was changed since it was written", "gather: 1 to do");
        assertUndisturbed("damaged");
    }
}
