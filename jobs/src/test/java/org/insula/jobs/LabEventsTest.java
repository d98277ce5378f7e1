package org.insula.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several members of each kind of odd events, by the whole program: how labels are spelt, what rows hold, where tables lie. */
class LabEventsTest extends LabFolder {
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
                            moveDerivative(lab);
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
                            moveDerivative(lab);
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
                            moveDerivative(lab);
                            lab.write("out-of/xcp/dataset_description.json", links("../prep"));
                            lab.write("out-of/prep/dataset_description.json", links("../../raw"));
                        },
                        "input: {series: out-of/xcp}",
                        0,
                        "parcellate: 4 to do",
                        "!have no events"),
                new Member(
                        kind, "nowhere", LabEventsTest::moveDerivative, "input: {series: out-of/xcp}", 2, "input.raw"));
    }

    private static String links(String raw) {
        return "{\"Name\": \"x\", \"BIDSVersion\": \"1.8.0\", \"DatasetLinks\": {\"raw\": \"" + raw + "\"}}";
    }

    /** Puts the series where no rule finds their events, with a repetition time of their own. */
    private static void moveDerivative(LabFolder lab) throws IOException {
        Files.createDirectories(lab.folder.resolve("out-of"));
        Files.move(lab.folder.resolve("raw/derivatives/xcp"), lab.folder.resolve("out-of/xcp"));
        for (int subject = 1; subject <= 4; subject++) {
            String base = "out-of/xcp/sub-0" + subject + "/func/sub-0" + subject + "_task-x_";
            lab.write(base + "seg-A_stat-mean_timeseries.json", "{\"RepetitionTime\": 2}");
        }
    }

    static Stream<Member> members() {
        return Stream.of(spellings(), oddEvents(), whereEventsAre()).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("members")
    void aDryRunJudgesADataSet(Member member) throws IOException {
        judged(member);
    }
}
