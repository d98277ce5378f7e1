package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder to a configuration, its check and its results. */
class InitCheckTest {
    @TempDir
    private static Path folder;

    private static String data;
    private static String atlas;

    @BeforeAll
    static void cohort() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("ä \"b\" #1: c"));
        data = TinyStudy.cohort(odd).toString();
        atlas = data + "/atlas-Simulated_dseg.nii.gz";
    }

    @Test
    void aFolderWithAnOddNameIsInitialisedCheckedAndRun() throws IOException {
        String yaml = folder + "/raw.yaml";
        Program.Ended init = Program.insula("init", data, "--atlas", atlas, "--out", yaml);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(init.out()).contains("insula check", "insula run");
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).contains("runs: 8 used, 0 left out", "samples by label", "folds: 4 over 4 subjects");
        assertThat(folder.resolve("insula-results")).doesNotExist();
        Program.Ended run = Program.insula("run", "--cores", "1", yaml);
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        Path yaml = Files.writeString(folder.resolve("mine.yaml"), "mine");
        Program.Ended init = Program.insula("init", data, "--out", yaml.toString());
        assertThat(init.code()).isEqualTo(2);
        assertThat(init.err()).contains("mine.yaml", "--out");
        assertThat(yaml).content().isEqualTo("mine");
    }

    @Test
    void aFolderWithoutRunsIsRefused() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Program.Ended init = Program.insula("init", empty.toString(), "--out", folder + "/none.yaml");
        assertThat(init.code()).isEqualTo(2);
        assertThat(folder.resolve("none.yaml")).doesNotExist();
    }

    @Test
    void moreFoldsThanSubjectsAreToldWithTheirKey() throws IOException {
        String yaml = folder + "/folds.yaml";
        Program.insula("init", data, "--atlas", atlas, "--out", yaml);
        Path file = Path.of(yaml);
        Files.writeString(file, Files.readString(file).replace("folds: 4", "folds: 5"));
        Program.Ended check = Program.insula("check", yaml);
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).contains("training.folds");
    }
}
