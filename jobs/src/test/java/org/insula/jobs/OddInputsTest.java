package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.Test;

/** Data sets as laboratories have them, by {@code --dry-run} and, where numbers are at stake, by a run. */
class OddInputsTest extends LabFolder {
    @Test
    void framesThatWereRemovedAreGapsAndWindowsStandWhereTheyShould() throws IOException {
        // Censored, dummies cut, both with the interpolated form, and whole.
        series(
                1,
                IntStream.range(0, FRAMES)
                        .filter(f -> f != 2 && f != 7 && f != 8)
                        .toArray());
        write(derived(1, "outliers.tsv"), flags(2, 7, 8));
        series(2, IntStream.range(4, FRAMES).toArray());
        write(derived(2, "desc-filtered_outliers.tsv"), flags());
        write(derived(3, "outliers.tsv"), flags(20));
        Program.Ended ended = insula("", "run", "--cores", "1");
        says(ended, 0, "warning: sub-01_task-x: 3 of 40 frames were removed or censored before");
        assertThat(firstRegion(1)).hasSize(FRAMES).containsSequence(101, Double.NaN, 103, 104, 105, 106, Double.NaN);
        assertThat(firstRegion(2)).hasSize(FRAMES).startsWith(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 104);
        assertThat(firstRegion(3)[20]).isNaN();
        assertThat(firstRegion(3)[21]).isEqualTo(121);
        assertThat(firstRegion(4)).hasSize(FRAMES).startsWith(100, 101).endsWith(139);
        says(dryRun(""), 0, "parcellate: nothing to do");
    }

    @Test
    void cleaningPassesOverFramesThatWereRemoved() throws IOException {
        series(1, IntStream.range(0, FRAMES).filter(f -> f != 9).toArray());
        write(derived(1, "outliers.tsv"), flags(9));
        says(insula("clean: {standardize: zscore}", "parcellate", "--cores", "1"), 0);
        assertThat(firstRegion(1)[9]).isNaN();
        assertThat(firstRegion(1)[10]).isFinite();
    }

    @Test
    void rowsThatFitNeitherEventsNorTablesLeaveTheRunOut() throws IOException {
        series(1, IntStream.range(0, 20).toArray());
        write(raw(1, "events.tsv"), EVENTS + "60\t4\tb\n");
        series(2, IntStream.range(0, 30).toArray());
        write(derived(2, "outliers.tsv"), flags(1).substring(0, 60));
        series(3, IntStream.range(0, 39).toArray());
        write(derived(3, "desc-confounds_timeseries.tsv"), "csf\n" + "1\n".repeat(FRAMES));
        String byRun = "training: {folds: 2, group: run, seeds: 1, seed: 5, epochs: 1, validationShare: 0.3}";
        says(
                dryRun(""),
                2,
                "left out: sub-01_task-x",
                "left out: sub-02_task-x",
                "left out: sub-03_task-x",
                "training.folds: is 2, but all runs are of the same subject (04); 3 are left out");
        says(
                dryRun(byRun),
                0,
                "left out: sub-01_task-x",
                "has 20 frames of 2.0 s, and its last event is at 60.0 s",
                "left out: sub-02_task-x",
                "left out: sub-03_task-x",
                "no table of outliers says which are missing",
                "parcellate: 1 to do");
    }

    @Test
    void whatDiscoveryKnowsIsSaidBeforeAnythingIsDone() throws IOException {
        write(raw(1, "events.tsv"), EVENTS.replace("\ta\n", "\tA\n"));
        write(raw(2, "events.tsv"), EVENTS + "54\t4\tc\n54\t4\tc\nn/a\t1\ta\n");
        Files.delete(folder.resolve(raw(3, "events.tsv")));
        says(
                dryRun(""),
                0,
                "label a is spelt in 2 ways (\"a\" 4, \"A\" 2 events)",
                "label c occurs in 1 of 3 subjects only (1 events)",
                "2 of 10 windows overlap one of another label (\"a with c\" 1)",
                "1 of 6 rows without an onset",
                "1 of 5 events are there twice and count once",
                "1 of 4 runs have no events, such as sub-03_task-x; besides the data set itself, looked in",
                folder + "/raw");
    }

    @Test
    void trialTypesAreNumbersHoweverTheyAreWritten() throws IOException {
        write(raw(1, "events.tsv"), EVENTS.replace("\ta\n", "\t1.0\n").replace("\tb\n", "\t2.0\n"));
        for (int subject = 2; subject <= 4; subject++) {
            write(raw(subject, "events.tsv"), EVENTS.replace("\ta\n", "\t1\n").replace("\tb\n", "\t2 \n"));
        }
        String wanted = "samples: {label: trialType, frames: 3, lag: 0, trialTypes: [1, 2]}";
        says(insula(wanted, "train", "--dry-run"), 2, "run insula parcellate");
        says(insula(wanted, "run", "--cores", "1"), 0, "samples: 12 of 3 frames, labels 1, 2");
        says(
                dryRun(wanted.replace("[1, 2]", "[1, 7]")),
                2,
                "no sample is labelled 7; those found are [1]",
                "check their spelling");
    }

    @Test
    void theLengthOfASampleMayBeInSeconds() throws IOException {
        String seconds = "samples: {label: trialType, frames: %s, lag: 0}";
        says(insula(String.format(seconds, "6 s"), "run", "--cores", "1"), 0, "samples: 12 of 3 frames, labels a, b");
        // Whatever it is written in, it is the same study.
        for (String same : List.of("3", "3 frames", "6.4s", "5.2 s")) {
            says(dryRun(String.format(seconds, same)), 0, "parcellate: nothing to do", "samples: nothing to do");
        }
        says(dryRun(String.format(seconds, "0.3 s")), 0, "samples: 1 to do");
        says(dryRun(String.format(seconds, "6 min")), 2, "samples.frames", "6 min");
        says(dryRun(String.format(seconds, "-6 s")), 2, "samples.frames");
        Files.delete(folder.resolve("raw/task-x_bold.json"));
        says(
                dryRun(String.format(seconds, "6 s")),
                2,
                "samples.frames: is 6.0 s, but no run's repetition time is known");
    }

    @Test
    void anotherColumnMayHoldTrialTypes() throws IOException {
        for (int subject = 1; subject <= 4; subject++) {
            write(raw(subject, "events.tsv"), EVENTS.replace("trial_type", "stim"));
        }
        says(
                dryRun(""),
                2,
                "4 of 4 tables of events have no column trial_type",
                "their columns are onset, duration, stim; samples.column chooses another");
        Program.Ended chosen = dryRun("samples: {label: trialType, frames: 3, lag: 0, column: stim}");
        says(chosen, 0);
        assertThat(chosen.out()).doesNotContain("warning");
    }

    @Test
    void labelsAreMergedRenamedAndConditional() throws IOException {
        for (int subject = 1; subject <= 4; subject++) {
            write(
                    raw(subject, "events.tsv"),
                    "onset\tduration\ttrial_type\tresponse\n10\t4\tmale\tyes\n30\t4\thouse\tyes\n50\t4\tfemale\tyes\n"
                            + "60\t4\tshoe\tno\n");
        }
        String merged = "samples: {label: trialType, frames: 3, lag: 0, where: {response: yes},"
                + " labels: {Face: [male, female], building: house}}";
        says(
                insula(merged, "run", "--cores", "1"),
                0,
                "1 of 4 events do not fulfil samples.where and have no label",
                "samples: 12 of 3 frames, labels Face, building");
        Table events = Tsv.read(
                new LocalFiles(),
                folder.resolve("out/sub-01/func/sub-01_task-x_events.tsv").toString());
        assertThat(IntStream.range(0, events.rows()).mapToObj(row -> events.cell(row, "trial_type")))
                .containsExactly("Face", "building", "Face", "n/a");
        says(
                dryRun(merged.replace("male, female", "male, femail")),
                2,
                "samples.labels: no event has the trial type femail",
                "those found are ");
        says(
                dryRun(merged.replace("building: house", "building: [house, Male]")),
                2,
                "samples.labels",
                "Male",
                "two labels");
        says(dryRun(merged.replace("response: yes", "reply: yes")), 2, "has no column reply");
        says(dryRun(merged.replace("trialType", "task")), 2, "samples.where is given, but label is task");
    }

    @Test
    void oneOddSeriesCostsItself() throws IOException {
        write(derived(1, "seg-A_stat-mean_timeseries.tsv"), "a,b\n" + "1,2\n".repeat(FRAMES));
        write(derived(2, "seg-A_stat-mean_timeseries.tsv"), "a\tc\n" + "1\t2\n".repeat(FRAMES));
        write(derived(3, "seg-A_stat-mean_timeseries.json"), "{\"RepetitionTime\": 2.1}");
        says(
                dryRun(""),
                0,
                "left out: sub-02_task-x",
                "its region 2 is c where",
                "left out: sub-03_task-x",
                "its repetition time is 2.1 s where 2 of 3 runs have 2.0 s",
                "parcellate: 2 to do");
        write(derived(3, "seg-A_stat-mean_timeseries.json"), "{\"RepetitionTime\": 2.002}");
        says(dryRun(""), 0, "over its length that is less than half a frame, so it is kept", "parcellate: 3 to do");
    }

    @Test
    void noUsableRunIsSaidWithItsCause() throws IOException {
        write("raw/task-x_bold.json", "{\"RepetitionTime\": 2000}");
        for (String command : List.of("run", "parcellate")) {
            says(
                    insula("", command),
                    2,
                    "has no run that can be used; 4 are left out, the first is sub-01_task-x",
                    "RepetitionTime 2000 cannot be");
        }
        says(dryRun(""), 2, "RepetitionTime 2000 cannot be");
    }

    @Test
    void percentSignalChangeOfSeriesWithoutAMeanIsRefused() throws IOException {
        String rows = IntStream.range(0, FRAMES)
                .mapToObj(frame -> String.format(Locale.ROOT, "%.6f\t%d", Math.sin(frame) + 1e-5, 100 + frame % 3))
                .collect(Collectors.joining("\n"));
        write(derived(2, "seg-A_stat-mean_timeseries.tsv"), "a\tb\n" + rows + "\n");
        says(
                insula("clean: {detrend: none, standardize: percentSignalChange}", "parcellate", "--cores", "1"),
                4,
                "left out: sub-02_task-x: percentSignalChange refers to the mean over frames, which in region a is");
    }

    @Test
    void filesThatNothingNeedsStopNothing() throws IOException {
        for (byte[] odd : List.of(
                new byte[0],
                "participant,age\n01,3\n".getBytes(StandardCharsets.UTF_8),
                "x\tage\nsub-01\t3\n".getBytes(StandardCharsets.UTF_8))) {
            write("raw/participants.tsv", odd);
            says(dryRun(""), 0, "participants.tsv", "no option uses it", "parcellate: 4 to do");
            String grouped = "training: {folds: 2, group: site}";
            says(dryRun(grouped), 2, "participants.tsv");
        }
        Files.delete(folder.resolve("raw/participants.tsv"));
        Files.createSymbolicLink(folder.resolve("raw/participants.tsv"), folder.resolve("gone"));
        says(dryRun(""), 0, "parcellate: 4 to do");
    }

    @Test
    void whatIsOddAboutAnAtlasIsSaidByEveryCommand() throws IOException {
        Grid grid = new Grid(2, 2, 2, Affine.scaling(2, 2, 2));
        String image = folder.resolve("atlas.nii.gz").toString();
        NiftiWriter.write(
                new LocalFiles(),
                image,
                new Volume(grid, new double[] {0, 1, 2.001, 3, 4, 0, 1, 2}),
                NiftiMetadata.forMap());
        write("atlas.tsv", "index\tname\n0\tA\n1\tB\n2\tC\n3\tD\n");
        String bold = folder.resolve("bold.nii.gz").toString();
        NiftiWriter.write(
                new LocalFiles(),
                bold,
                new Volume(grid, new double[] {9, 1, 2, 3, 4, 9, 3, 4}),
                NiftiMetadata.forMap());
        Program.Ended atlas = Program.insula("atlas", image);
        says(
                atlas,
                0,
                "odd: ",
                "counts from 0: index 0 (A) is taken for voxel value 1",
                "off a whole number by 0.0010");
        String out = folder.resolve("x.tsv").toString();
        Program.Ended one = Program.insula(
                "parcellate",
                "--bold",
                bold,
                "--atlas",
                image,
                "--out",
                out,
                "--constant-voxels",
                "include",
                "--detrend",
                "none",
                "--standardize",
                "none");
        says(one, 0, "warning: atlas atlas: ", "counts from 0: index 0 (A) is taken for voxel value 1");
        Table series = Tsv.read(new LocalFiles(), out);
        assertThat(series.columns()).containsExactly("A", "B", "C", "D");
        assertThat(series.number(0, "A")).isEqualTo(2);
        assertThat(series.number(0, "B")).isEqualTo(3);
    }

    @Test
    void denoisedImagesWithoutCensoredFramesGetGapsToo() throws IOException {
        Grid grid = new Grid(2, 1, 1, Affine.scaling(2, 2, 2));
        String atlas = folder.resolve("atlas-A_dseg.nii").toString();
        NiftiWriter.write(new LocalFiles(), atlas, new Volume(grid, new double[] {1, 2}), NiftiMetadata.forMap());
        for (int subject = 1; subject <= 4; subject++) {
            Path image = folder.resolve(derived(subject, "space-M_desc-denoised_bold.nii"));
            try (NiftiFrameWriter out =
                    NiftiWriter.create(new LocalFiles(), image.toString(), grid, 37, NiftiMetadata.forTimeSeries(2))) {
                for (int frame = 0; frame < FRAMES; frame++) {
                    if (frame != 2 && frame != 7 && frame != 8) {
                        out.write(new double[] {100 + frame, 50 - frame});
                    }
                }
                out.commit();
            }
            write(derived(subject, "outliers.tsv"), flags(2, 7, 8));
        }
        String input = "input: {bids: raw/derivatives/xcp}";
        Program.Ended ended = insula(input + "\natlas: {image: atlas-A_dseg.nii}", "parcellate", "--cores", "1");
        says(ended, 0, "3 of 40 frames were removed or censored before");
        String path = folder.resolve("out/sub-01/func/sub-01_task-x_space-M_atlas-A_stat-mean_timeseries.tsv")
                .toString();
        assertThat(Tsv.read(new LocalFiles(), path).numbers("region_1"))
                .hasSize(FRAMES)
                .containsSequence(101, Double.NaN, 103, 104, 105, 106, Double.NaN, Double.NaN, 109);
    }

    @Test
    void whatWouldEndInNothingAfterHoursIsSaidAtOnce() throws IOException {
        for (int subject = 1; subject <= 2; subject++) {
            write(derived(subject, "seg-A_stat-mean_timeseries.json"), "{\"RepetitionTime\": 2.5}");
        }
        says(dryRun(""), 2, "its repetition time is 2.5 s, and as many runs (2) have 2.0 s");
    }

    @Test
    void filesThatAreNotThereOrNoImagesAreLeftOutAtDiscovery() throws IOException {
        images();
        // As git-annex leaves files whose content was not fetched: a link to nowhere, or a pointer.
        Files.delete(folder.resolve(raw(1, "bold.nii")));
        Files.createSymbolicLink(folder.resolve(raw(1, "bold.nii")), Path.of("../../.git/annex/objects/x"));
        write(raw(2, "bold.nii"), "/annex/objects/MD5E-s12--ab.nii\n");
        write(raw(3, "events.tsv"), EVENTS.replace("0\t4", "0000\t4"));
        says(
                dryRun(IMAGES),
                0,
                "left out: sub-01_task-x: ",
                "does not exist; get it, or leave the run out",
                "left out: sub-02_task-x: ",
                "3 of 6 windows leave their runs (the last begins with an event at 50000.0 s)",
                "parcellate: 2 to do");
    }
}
