package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measuring commands from end to end, on small data. */
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

    @Test
    void comparesMapsWithAKnownTruthAndWritesTables() throws Exception {
        Path out = folder.resolve("maps");
        Program.Ended ended = Program.insula(
                "bench",
                "maps",
                "--scenarios",
                "weak",
                "--models",
                "linear-mean,lstm",
                "--cohorts",
                "1",
                "--first-seed",
                "7",
                "--epochs",
                "1",
                "--out",
                out.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("class-means", "contribution", "published", "planted", "empty");
        assertThat(ended.err()).contains("weak, lstm, cohort 7");
        List<String> maps = Files.readAllLines(out.resolve("maps.tsv"));
        assertThat(maps).hasSize(1 + 1 + 5 + 5);
        assertThat(maps.get(0)).startsWith("scenario\tmodel\tmap\tn_cohorts\taccuracy\taccuracy_low");
        assertThat(Files.readAllLines(out.resolve("findings.tsv"))).hasSize(3);
        assertThat(Files.readString(out.resolve("maps.json"))).contains("\"Seeds\"", "regions_auprc_high");
        assertThat(out.resolve("maps-weak.png")).exists();
        assertThat(out.resolve("maps-weak.svg")).exists();
    }

    @Test
    void namesTheScenariosAndRefusesNoCohort() throws Exception {
        Program.Ended unknown = Program.insula("bench", "maps", "--scenarios", "easy");
        assertThat(unknown.code()).isOne();
        assertThat(unknown.err()).contains("'easy' is not one of aligned, unaligned, combination, weak, null");
        Program.Ended none = Program.insula("bench", "maps", "--cohorts", "0");
        assertThat(none.code()).isOne();
        assertThat(none.err()).contains("--cohorts and --threads are at least 1");
    }
}
