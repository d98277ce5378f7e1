package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measuring command from end to end, on a small run. */
class BenchTest {
    @TempDir
    private Path folder;

    @Test
    void measuresAGivenRunAndAStudyOfIt() throws Exception {
        Path cohort = TinyStudy.cohort(folder);
        Path json = folder.resolve("figures.json");
        Program.Ended ended = Program.insula(
                "bench",
                "parcellate",
                "--bold",
                cohort.resolve("sub-02/func/sub-02_task-motor_run-1_bold.nii.gz")
                        .toString(),
                "--atlas",
                cohort.resolve("atlas-Simulated_dseg.nii.gz").toString(),
                "--rounds",
                "1",
                "--cohort",
                "2",
                "--json",
                json.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("only unpacking", "ratio", "live memory", "2 runs");
        assertThat(Files.readString(json)).contains("unpackSeconds", "oneCoreSeconds", "\"frames\": 96");
    }

    @Test
    void measuresTheTrainingOfASize() throws Exception {
        Path json = folder.resolve("figures.json");
        Program.Ended ended = Program.insula(
                "bench",
                "train",
                "--shapes",
                "synthetic",
                "--epochs",
                "1",
                "--threads",
                "1",
                "--json",
                json.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("GFLOP/s", "synthetic", "two folds", "gradients of 300 samples");
        assertThat(Files.readString(json)).contains("\"hops\": 20", "floorSeconds", "twoFoldsTogetherSeconds");
    }

    @Test
    void namesTheSizesThatCanBeTrained() throws Exception {
        Program.Ended ended = Program.insula("bench", "train", "--shapes", "huge");
        assertThat(ended.code()).isOne();
        assertThat(ended.err()).contains("'huge' is not one of synthetic, whole-brain, long-runs");
    }
}
