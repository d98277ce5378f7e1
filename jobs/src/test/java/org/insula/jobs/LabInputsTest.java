package org.insula.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several members of each kind of odd runs and series, by the whole program: what is used, what is left out and in which
 * words. The kinds are those of docs/inputs.md; {@link LabEventsTest} has the events, {@link LabAtlasesTest} the atlases.
 */
class LabInputsTest extends LabFolder {
    private static Stream<Member> removedFrames() {
        String kind = "frames removed";
        return Stream.of(
                new Member(
                        kind,
                        "two scrubbed runs, no table",
                        lab -> {
                            lab.series(1, IntStream.range(14, FRAMES).toArray());
                            lab.series(2, IntStream.range(16, FRAMES).toArray());
                        },
                        "",
                        0,
                        "left out: sub-01_task-x: ",
                        "has 26 frames of 2.0 s, and its last event ends at 54.0 s, where another run of its task has 40"
                                + " frames",
                        "left out: sub-02_task-x: ",
                        "parcellate: 2 to do"),
                new Member(
                        kind,
                        "dummies cut from one, no table",
                        lab -> lab.series(1, IntStream.range(4, FRAMES).toArray()),
                        "",
                        0,
                        "warning: sub-01_task-x: has 36 frames of 2.0 s where another run of its task has 40",
                        "outliers.tsv beside the series",
                        "parcellate: 4 to do"),
                new Member(
                        kind,
                        "every run ends while its last event lasts",
                        lab -> {
                            for (int subject = 1; subject <= 4; subject++) {
                                lab.series(subject, IntStream.range(0, 26).toArray());
                            }
                        },
                        "",
                        0,
                        "has 26 frames of 2.0 s, and its last event ends at 54.0 s; if frames were removed",
                        "4 of 4 runs in all"),
                new Member(
                        kind,
                        "the sidecar states another length",
                        lab -> {
                            lab.series(3, IntStream.range(3, FRAMES).toArray());
                            lab.write(
                                    derived(3, "seg-A_stat-mean_timeseries.json"),
                                    "{\"RepetitionTime\": 2, \"NumberOfVolumes\": 40}");
                        },
                        "",
                        0,
                        "left out: sub-03_task-x: ",
                        "has 37 rows where ",
                        "has 40 frames, and no table of outliers says which are missing"),
                new Member(
                        kind,
                        "the sidecar names a table that is gone",
                        lab -> lab.write(
                                derived(2, "seg-A_stat-mean_timeseries.json"),
                                "{\"RepetitionTime\": 2, \"Sources\": [\"bids::sub-02/func/sub-02_task-x_outliers.tsv\"]}"),
                        "",
                        0,
                        "left out: sub-02_task-x: ",
                        "was made without the frames that sub-02_task-x_outliers.tsv marks"),
                new Member(
                        kind,
                        "flags in words, dummies and censored frames",
                        lab -> {
                            lab.series(
                                    4,
                                    IntStream.range(3, FRAMES)
                                            .filter(frame -> frame != 21)
                                            .toArray());
                            lab.write(
                                    derived(4, "outliers.tsv"),
                                    flags(21).replace("\n0", "\nFalse").replace("\n1", "\nTrue"));
                        },
                        "",
                        0,
                        "sub-04_task-x: the first 3 and 1 later ones of 40 frames were removed or censored before"));
    }

    private static Stream<Member> sameDataTwice() {
        String kind = "same data twice";
        return Stream.of(
                new Member(
                        kind,
                        "a concatenation beside its runs",
                        lab -> {
                            String series =
                                    Files.readString(lab.folder.resolve(derived(1, "seg-A_stat-mean_timeseries.tsv")));
                            String rows = series.substring(series.indexOf('\n') + 1);
                            String base = "raw/derivatives/xcp/sub-01/func/sub-01_task-x_";
                            for (int run = 1; run <= 2; run++) {
                                lab.write(base + "run-" + run + "_seg-A_stat-mean_timeseries.tsv", series);
                                lab.write(
                                        "raw/sub-01/func/sub-01_task-x_run-" + run + "_events.tsv",
                                        Files.readString(lab.folder.resolve(raw(1, "events.tsv"))));
                            }
                            lab.write(derived(1, "seg-A_stat-mean_timeseries.tsv"), series + rows);
                        },
                        "",
                        0,
                        "parcellate: 5 to do",
                        "is 2 runs one after another, which are there themselves; it is left out"),
                new Member(
                        kind,
                        "two labels from the same onset",
                        lab -> lab.write(raw(2, "events.tsv"), EVENTS + "50\t4\tb\n"),
                        "",
                        0,
                        "2 of 13 windows overlap one of another label"),
                new Member(
                        kind,
                        "events listed twice with other durations",
                        lab -> lab.write(raw(2, "events.tsv"), EVENTS + "30\t2\tb\n10\t1\ta\n"),
                        "",
                        0,
                        "2 events have the onset and the label of another one of their run and do not count again"),
                new Member(
                        kind,
                        "a run with and without a leading zero",
                        lab -> {
                            lab.images();
                            lab.image("raw/sub-01/func/sub-01_task-x_run-1_bold.nii", 2);
                            lab.image("raw/sub-01/func/sub-01_task-x_run-01_bold.nii", 2);
                            Files.delete(lab.folder.resolve(raw(1, "bold.nii")));
                        },
                        IMAGES,
                        0,
                        "left out: sub-01_task-x_run-",
                        "parcellate: 3 to do"));
    }

    private static Stream<Member> noUsableRun() {
        String kind = "no usable run";
        return Stream.of(
                new Member(
                        kind,
                        "empty images",
                        lab -> {
                            lab.images();
                            for (int subject = 1; subject <= 4; subject++) {
                                lab.write(raw(subject, "bold.nii"), "");
                            }
                        },
                        IMAGES,
                        2,
                        "has no run that can be used; 4 are left out"),
                new Member(
                        kind,
                        "series of text",
                        lab -> {
                            for (int subject = 1; subject <= 4; subject++) {
                                lab.write(derived(subject, "seg-A_stat-mean_timeseries.tsv"), "a\tb\nx\ty\n");
                            }
                        },
                        "",
                        2,
                        "!ArrayIndexOutOfBounds"),
                new Member(
                        kind,
                        "a repetition time below zero",
                        lab -> lab.write("raw/task-x_bold.json", "{\"RepetitionTime\": -2}"),
                        "",
                        2,
                        "RepetitionTime -2 cannot be"),
                new Member(
                        kind,
                        "a filter that leaves nothing",
                        lab -> {},
                        "input: {series: raw/derivatives/xcp, subjects: [77]}",
                        2,
                        "77"));
    }

    private static Stream<Member> neededByNothing() {
        String kind = "needed by nothing";
        String people = "participant_id\tage\nsub-01\t30\n";
        return Stream.concat(
                Stream.of(
                                "participant_id\tname\nsub-01\tJosé\n".getBytes(ISO_8859_1),
                                people.getBytes(UTF_16),
                                "participant_id\tage\t\t\nsub-01\t30\t\t\n".getBytes(UTF_8),
                                "participant_id\tage\nsub-01\t30\t\n".getBytes(UTF_8),
                                "participant_id,age\nsub-01,30\n".getBytes(UTF_8),
                                "Participant_ID\tage\nsub-01\t30\n".getBytes(UTF_8),
                                "\n\n".getBytes(UTF_8),
                                new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1})
                        .map(bytes -> new Member(
                                kind,
                                "participants.tsv " + Arrays.hashCode(bytes),
                                lab -> lab.write("raw/participants.tsv", bytes),
                                "",
                                0,
                                "parcellate: 4 to do",
                                "!left out")),
                Stream.of(
                                "{\"RepetitionTime\": 2, \"RepetitionTime\": 2}",
                                "{\"RepetitionTime\": 2,}",
                                "{\"A\": \"x\ny\"}",
                                "")
                        .map(text -> new Member(
                                kind,
                                "sidecar " + text,
                                lab -> {
                                    lab.images();
                                    lab.write(raw(1, "bold.json"), text);
                                },
                                IMAGES,
                                0,
                                "parcellate: 4 to do")));
    }

    private static Stream<Member> oneOddRun() {
        String kind = "one odd run";
        return Stream.of(
                new Member(
                        kind,
                        "two echoes for one subject",
                        lab -> {
                            lab.images();
                            Files.delete(lab.folder.resolve(raw(1, "bold.nii")));
                            lab.image("raw/sub-01/func/sub-01_task-x_echo-1_bold.nii", 2);
                            lab.image("raw/sub-01/func/sub-01_task-x_echo-2_bold.nii", 2);
                        },
                        IMAGES,
                        0,
                        "left out: sub-01_task-x",
                        "input.echo",
                        "parcellate: 3 to do"),
                new Member(
                        kind,
                        "a slower run",
                        lab -> {
                            lab.images();
                            lab.write(raw(4, "bold.json"), "{\"RepetitionTime\": 2.4}");
                        },
                        IMAGES,
                        0,
                        "left out: sub-04_task-x",
                        "its repetition time is 2.4 s where 3 of 4 runs have 2.0 s",
                        "parcellate: 3 to do"),
                new Member(
                        kind,
                        "a hair slower",
                        lab -> {
                            lab.images();
                            lab.write(raw(4, "bold.json"), "{\"RepetitionTime\": 2.001}");
                        },
                        IMAGES,
                        0,
                        "so it is kept",
                        "parcellate: 4 to do"),
                new Member(
                        kind,
                        "one series of a spreadsheet",
                        lab -> lab.write(
                                derived(2, "seg-A_stat-mean_timeseries.tsv"),
                                "a;b\n"
                                        + IntStream.range(0, FRAMES)
                                                .mapToObj(frame -> frame + ";1")
                                                .collect(Collectors.joining("\n"))),
                        "",
                        0,
                        "parcellate: "),
                new Member(
                        kind,
                        "a space that one subject lacks",
                        lab -> {
                            lab.images();
                            for (int subject = 1; subject <= 4; subject++) {
                                Path image = lab.folder.resolve(raw(subject, "bold.nii"));
                                String space = subject < 4 ? "space-M_" : "space-T_";
                                Files.createDirectories(lab.folder.resolve("prep/sub-0" + subject + "/func"));
                                Files.copy(
                                        image,
                                        lab.folder.resolve("prep/sub-0" + subject + "/func/sub-0" + subject + "_task-x_"
                                                + space + "desc-preproc_bold.nii"));
                                lab.write(
                                        "prep/sub-0" + subject + "/func/sub-0" + subject + "_task-x_events.tsv",
                                        EVENTS);
                            }
                            lab.write(
                                    "prep/dataset_description.json",
                                    "{\"Name\": \"x\", \"BIDSVersion\": \"1.8.0\", \"DatasetType\": \"derivative\"}");
                        },
                        "input: {bids: prep}\natlas: {image: atlas-A_dseg.nii}",
                        0,
                        "left out: sub-04_task-x",
                        "parcellate: 3 to do"));
    }

    static Stream<Member> members() {
        return Stream.of(removedFrames(), sameDataTwice(), noUsableRun(), neededByNothing(), oneOddRun())
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("members")
    void aDryRunJudgesADataSet(Member member) throws IOException {
        judged(member);
    }

    static Stream<double[]> meansNearZero() {
        return Stream.of(
                series(frame -> Math.cos(frame)),
                series(frame -> 0.4 + 2 * Math.sin(frame)),
                series(frame -> frame % 2 == 0 ? 1e-9 : -1e-9));
    }

    private static double[] series(IntToDoubleFunction of) {
        return IntStream.range(0, FRAMES).mapToDouble(of).toArray();
    }

    @ParameterizedTest
    @MethodSource("meansNearZero")
    void percentOfNextToNothingIsRefused(double[] values) throws IOException {
        String rows = DoubleStream.of(values).mapToObj(value -> value + "\t100").collect(Collectors.joining("\n"));
        write(derived(3, "seg-A_stat-mean_timeseries.tsv"), "a\tb\n" + rows + "\n");
        says(
                insula("clean: {detrend: none, standardize: percentSignalChange}", "parcellate", "--cores", "1"),
                4,
                "left out: sub-03_task-x: percentSignalChange refers to the mean over frames, which in region a is");
    }
}
