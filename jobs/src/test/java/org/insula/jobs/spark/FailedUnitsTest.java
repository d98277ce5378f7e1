package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.jobs.Program;
import org.insula.jobs.TinyStudy;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.TrainStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One unit of a step fails: it is reported, the others go on, and the next run tries it again. */
class FailedUnitsTest {
    private static final LocalFiles FILES = new LocalFiles();
    private static final String MORE = "trust: {removedShares: 0.5, retrainedShares: 0.5}\n";
    private static final String LSTM = "model-lstm_fold-0_seed-5";

    @TempDir
    private Path folder;

    /** Makes a network unreadable, although its unit is as it was written. */
    private static void spoil(String configuration, String network) {
        RunConfig config = StudyFile.read(FILES, configuration);
        try (Session session = Session.withCores(1)) {
            Study study = Study.look(config, session, Progress.on(new PrintWriter(System.err, true)));
            TrainStep train = new StudySteps(study).train();
            NetworkUnit unit = train.units().stream()
                    .filter(each -> each.name().equals(network))
                    .findFirst()
                    .orElseThrow();
            String old = train.store().folder(train.kind(), network);
            train.store().finish(train.work(unit), made -> {
                copyWithoutWeights(Path.of(old), Path.of(made));
                return Map.of();
            });
        }
    }

    private static void copyWithoutWeights(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (file.toString().endsWith(".npy")) {
                    Files.writeString(copy, "no weights");
                } else if (!file.getFileName().toString().equals("_SUCCESS.json")) {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(Path output) {
        return Program.insula("status", output.toString()).out();
    }

    @Test
    void ofExplainingProbingOrRetrainingTheOthersAreDone() throws IOException {
        TinyStudy.cohort(folder);
        String configuration = TinyStudy.configuration(folder, "out", MORE);
        Path output = folder.resolve("out");
        assertThat(Program.insula("parcellate", configuration).code()).isZero();
        assertThat(Program.insula("train", configuration).code()).isZero();
        spoil(configuration, LSTM);

        Program.Ended ended = Program.insula("run", configuration);

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err())
                .contains(
                        "train: nothing to do, 8 done before",
                        "failed: " + LSTM + "_saliency-gradient: ",
                        "2 failed and were left out");
        assertThat(status(output))
                .contains(
                        "explain: 7 done, 1 failed",
                        "  failed  " + LSTM + "_saliency-gradient: ",
                        "probe: 7 done",
                        "retrain: 3 done, 1 failed",
                        "map: 1 done");
        assertThat(output.resolve("work/saliency.parquet/method=gradient/unit=" + LSTM))
                .doesNotExist();
        assertThat(output.resolve("report.html")).content().contains(LSTM + "_saliency-gradient");

        Program.Ended again = Program.insula("run", configuration);
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("explain: 1 to do, 7 done before", "map: nothing to do");

        // What is asked of the network now is another share; its saliency, and that of the others, stays.
        String probed = "model-input-cell-lstm_fold-1_seed-6";
        spoil(configuration, probed);
        TinyStudy.configuration(folder, "out", MORE.replace("removedShares: 0.5", "removedShares: 0.2"));
        assertThat(Program.insula("explain", configuration).code()).isEqualTo(4);
        assertThat(status(output)).contains("explain: 7 done, 1 failed", "probe: 6 done, 1 failed");
        assertThat(Program.insula("map", configuration).code()).isZero();
    }

    @Test
    void aMissingSeriesOfAFurtherAtlasIsMadeAgain() throws IOException {
        Path cohort = TinyStudy.cohort(folder);
        Path image = cohort.resolve("atlas-Simulated_dseg.nii.gz");
        Path labels = cohort.resolve("atlas-Simulated_dseg.tsv");
        Files.copy(image, cohort.resolve("atlas-Other_dseg.nii.gz"));
        Files.copy(labels, cohort.resolve("atlas-Other_dseg.tsv"));
        String configuration =
                TinyStudy.configuration(folder, "out", "alsoAtlases: [cohort/atlas-Other_dseg.nii.gz]\n");
        assertThat(Program.insula("parcellate", configuration).code()).isZero();
        Path series = folder.resolve("out/sub-03/func/sub-03_task-motor_run-1_atlas-Other_stat-mean_timeseries.tsv");
        byte[] bytes = Files.readAllBytes(series);
        Files.delete(series);

        assertThat(status(folder.resolve("out")))
                .contains(
                        "parcellate: 7 done, 1 stale", "sub-03_task-motor_run-1: what it wrote is not there any more");
        assertThat(Program.insula("parcellate", configuration).err()).contains("parcellate: 1 to do, 7 done before");
        assertThat(series).hasBinaryContent(bytes);
    }
}
