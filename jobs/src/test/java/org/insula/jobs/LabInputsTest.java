package org.insula.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
 * Several members of each kind of odd data set, by the whole program: what is used, what is left out and in which words. The
 * kinds are those of docs/inputs.md; {@link LabAtlasesTest} has the atlases.
 */
class LabInputsTest extends LabFolder {
    /** Makes a folder odd. */
    @FunctionalInterface
    private interface Change {
        void make(LabInputsTest lab) throws IOException;
    }

    /**
     * A data set that is looked at by a dry run.
     *
     * @param kind what is odd about it
     * @param name which member of the kind
     * @param change makes it so
     * @param more lines of the configuration
     * @param code how the dry run ends
     * @param parts what it prints; a part that begins with ! is not printed
     */
    private record Member(String kind, String name, Change change, String more, int code, String... parts) {
        @Override
        public String toString() {
            return kind + ": " + name;
        }
    }

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

    private static Stream<Member> spellings() {
        String kind = "spellings";
        return Stream.of(
                new Member(
                        kind,
                        "case and trailing blanks",
                        lab -> {
                            lab.write(raw(1, "events.tsv"), EVENTS.replace("\ta\n", "\tA \n"));
                            lab.write(raw(3, "events.tsv"), EVENTS.replace("\tb\n", "\t B\n"));
                        },
                        "",
                        0,
                        "label a is spelt in 2 ways (\"a\" 6, \"A\" 2 events)",
                        "label b is spelt in 2 ways (\"b\" 3, \"B\" 1 events)"),
                new Member(
                        kind,
                        "numbers with and without decimals",
                        lab -> {
                            for (int subject = 1; subject <= 4; subject++) {
                                String decimals = subject < 3 ? "" : ".00";
                                lab.write(
                                        raw(subject, "events.tsv"),
                                        EVENTS.replace("\ta\n", "\t3" + decimals + "\n")
                                                .replace("\tb\n", "\t4" + decimals + "\n"));
                            }
                        },
                        "samples: {label: trialType, frames: 3, lag: 0, trialTypes: [3, 4]}",
                        0,
                        "parcellate: 4 to do"),
                new Member(
                        kind,
                        "a label of two subjects only",
                        lab -> {
                            lab.write(raw(1, "events.tsv"), EVENTS + "60\t4\tcue\n");
                            lab.write(raw(2, "events.tsv"), EVENTS + "60\t4\tCue\n64\t4\tcue\n");
                        },
                        "",
                        0,
                        "label cue occurs in 2 of 4 subjects only (3 events)"));
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

    private static Stream<Member> oddEvents() {
        String kind = "events";
        return Stream.of(
                new Member(
                        kind,
                        "n/a, -1 and tabs",
                        lab -> lab.write(raw(1, "events.tsv"), EVENTS + "n/a\t4\ta\n70\t-1\tb\n\t\t\n"),
                        "",
                        0,
                        "without an onset",
                        "parcellate: 4 to do"),
                new Member(
                        kind,
                        "old Macintosh line ends",
                        lab -> lab.write(raw(1, "events.tsv"), EVENTS.replace('\n', '\r')),
                        "",
                        0,
                        "parcellate: 4 to do",
                        "!has no event"),
                new Member(
                        kind,
                        "trailing tabs and blank lines",
                        lab -> lab.write(raw(1, "events.tsv"), EVENTS.replace("\n", "\t\n\n")),
                        "",
                        0,
                        "parcellate: 4 to do",
                        "!has no event"),
                new Member(
                        kind,
                        "no trial_type",
                        lab -> {
                            for (int subject = 1; subject <= 4; subject++) {
                                lab.write(raw(subject, "events.tsv"), EVENTS.replace("trial_type", "stimulus"));
                            }
                        },
                        "",
                        2,
                        "have no column trial_type",
                        "onset, duration, stimulus",
                        "samples.column chooses another"),
                new Member(
                        kind,
                        "durations unknown",
                        lab -> lab.write(raw(1, "events.tsv"), EVENTS.replace("\t4\t", "\tn/a\t")),
                        "",
                        0,
                        "parcellate: 4 to do"));
    }

    private static Stream<Member> whereEventsAre() {
        String kind = "where events are";
        return Stream.of(
                new Member(
                        kind,
                        "a container's path",
                        lab -> {
                            lab.moveDerivative();
                            Files.move(lab.folder.resolve("raw"), lab.folder.resolve("study1"));
                            lab.write("out-of/xcp/dataset_description.json", links("/data/study1"));
                        },
                        "input: {series: out-of/xcp}",
                        0,
                        "parcellate: 4 to do",
                        "!have no events"),
                new Member(
                        kind,
                        "several links, templates among them",
                        lab -> {
                            lab.moveDerivative();
                            lab.write(
                                    "out-of/xcp/dataset_description.json",
                                    "{\"Name\": \"x\", \"BIDSVersion\": \"1.8.0\", \"DatasetLinks\": {\"templateflow\":"
                                            + " \"https://github.com/templateflow/templateflow\", \"atlas\": \"nowhere\","
                                            + " \"raw\": \"../../raw\"}}");
                        },
                        "input: {series: out-of/xcp}",
                        0,
                        "parcellate: 4 to do",
                        "!have no events"),
                new Member(
                        kind,
                        "a chain of two",
                        lab -> {
                            lab.moveDerivative();
                            lab.write("out-of/xcp/dataset_description.json", links("../prep"));
                            lab.write("out-of/prep/dataset_description.json", links("../../raw"));
                        },
                        "input: {series: out-of/xcp}",
                        0,
                        "parcellate: 4 to do",
                        "!have no events"),
                new Member(
                        kind, "nowhere", LabInputsTest::moveDerivative, "input: {series: out-of/xcp}", 2, "input.raw"));
    }

    private static String links(String raw) {
        return "{\"Name\": \"x\", \"BIDSVersion\": \"1.8.0\", \"DatasetLinks\": {\"raw\": \"" + raw + "\"}}";
    }

    /** Puts the series where no rule finds their events, with a repetition time of their own. */
    private void moveDerivative() throws IOException {
        Files.createDirectories(folder.resolve("out-of"));
        Files.move(folder.resolve("raw/derivatives/xcp"), folder.resolve("out-of/xcp"));
        for (int subject = 1; subject <= 4; subject++) {
            String base = "out-of/xcp/sub-0" + subject + "/func/sub-0" + subject + "_task-x_";
            write(base + "seg-A_stat-mean_timeseries.json", "{\"RepetitionTime\": 2}");
        }
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
        return Stream.of(
                        removedFrames(),
                        sameDataTwice(),
                        spellings(),
                        noUsableRun(),
                        neededByNothing(),
                        oddEvents(),
                        whereEventsAre(),
                        oneOddRun())
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("members")
    void aDryRunJudgesADataSet(Member member) throws IOException {
        member.change().make(this);
        Program.Ended ended = dryRun(member.more());
        says(
                ended,
                member.code(),
                Stream.of(member.parts()).filter(part -> !part.startsWith("!")).toArray(String[]::new));
        for (String part : member.parts()) {
            if (part.startsWith("!")) {
                assertThat(ended.out() + ended.err()).doesNotContain(part.substring(1));
            }
        }
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
