package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
    private static List<Event> read(String text) {
        return Events.read(new MemoryFiles().with("/e.tsv", text), "/e.tsv");
    }

    @Test
    void readsEventsByOnset() {
        assertThat(read("onset\tduration\ttrial_type\tresponse\n20\t5\tface\t1\n-1.5\tn/a\tn/a\t0\n"))
                .containsExactly(new Event(-1.5, Double.NaN, ""), new Event(20, 5, "face"));
    }

    @Test
    void trialTypesMayBeMissingAltogetherAndSoMayEvents() {
        assertThat(read("onset\tduration\n1\t0\n")).containsExactly(new Event(1, 0, ""));
        assertThat(read("onset\tduration\ttrial_type\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "duration\n1\n",
                "onset\tduration\nn/a\t1\n",
                "onset\tduration\n1\t-1\n",
                "onset\tduration\ninf\t1\n",
                "onset\tduration\nsoon\t1\n",
                "onset\tduration\n1\tinf\n"
            })
    void namesTheFileThatHoldsNoEvents(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageStartingWith("/e.tsv: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onset\tduration\ttrial_type\n1\t2\ta\nn/a\t2\ta\n3\t2\tb\n",
                "onset\tduration\ttrial_type\n1\t2\ta\n2\t-1\ta\n3\t2\tb\n",
                "onset\tduration\ttrial_type\n1\t2\ta\nsoon\t2\ta\n3\t2\tb\n",
                "onset\tduration\ttrial_type\n1\t2\ta\n\t\t\n3\t2\tb\n",
                "onset\tduration\ttrial_type\n1\t2\ta\n\n3\t2\tb\n",
                "onset\tduration\ttrial_type\r1\t2\ta\r3\t2\tb\r",
                "onset\tduration\ttrial_type\n1\t2\ta\n1\t2\ta\n3\t2\tb\n",
                "onset\tduration\ttrial_type\n1\t2\ta\n1\t2\ta\tx\n3\t2\tb\n"
            })
    void anOddRowIsPassedOverAndCounted(String text) {
        ReadEvents read = Events.readNoted(new MemoryFiles().with("/e.tsv", text), "/e.tsv", EventSelection.usual());
        assertThat(read.events()).containsExactly(new Event(1, 2, "a"), new Event(3, 2, "b"));
        assertThat(read.notes()).hasSize(1);
    }

    @Test
    void saysWhatWasOddByNameAndNumber() {
        MemoryFiles files = new MemoryFiles().with("/e.tsv", "onset\tduration\r1\t2\r\t\r-1\t-1\rn/a\t0\r1\t2\r");
        assertThat(Events.readNoted(files, "/e.tsv", EventSelection.usual()).notes())
                .containsExactly(
                        "has CR line ends",
                        "1 blank row passed over",
                        "2 of 4 rows without an onset, or with a duration that cannot be, passed over",
                        "1 of 2 events are there twice and count once");
    }

    @Test
    void tabsAtTheEndOfEveryRowSayNothing() {
        assertThat(read("onset\tduration\ttrial_type\n1\t2\ta\t\t\n3\t2\tb\t\t\n"))
                .containsExactly(new Event(1, 2, "a"), new Event(3, 2, "b"));
        assertThat(read("onset\tduration\ttrial_type\t\t\n1\t2\ta\t\t\n3\t2\n"))
                .containsExactly(new Event(1, 2, "a"), new Event(3, 2, ""));
    }

    @Test
    void trialTypesMayStandInAnotherColumn() {
        MemoryFiles files = new MemoryFiles().with("/e.tsv", "onset\tduration\tstim\n1\t2\tface\n");
        assertThat(Events.read(files, "/e.tsv", EventSelection.usual().withColumn("stim")))
                .containsExactly(new Event(1, 2, "face"));
        assertThat(Events.readNoted(files, "/e.tsv", EventSelection.usual()).columns())
                .containsExactly("onset", "duration", "stim");
    }

    @Test
    void conditionsTakeLabelsAwayAndLabelsMayBeMerged() {
        MemoryFiles files = new MemoryFiles()
                .with(
                        "/e.tsv",
                        "onset\tduration\ttrial_type\tResponse\tblock\n"
                                + "1\t1\tmale\tCorrect\t1\n2\t1\tFemale\twrong\t1\n3\t1\tfemale \tcorrect\t2.0\n4\t1\thouse\tcorrect\t3\n");
        EventSelection selection = EventSelection.usual()
                .withWhere(Map.of("response", List.of("correct"), "block", List.of("1", "2")))
                .withLabels(Map.of("face", List.of("male", "female")));
        ReadEvents read = Events.readNoted(files, "/e.tsv", selection);
        assertThat(read.events())
                .containsExactly(
                        new Event(1, 1, "face"), new Event(2, 1, ""), new Event(3, 1, "face"), new Event(4, 1, ""));
        assertThat(read.notes()).containsExactly("2 of 4 events do not fulfil samples.where and have no label");
        assertThat(selection.missing(Set.of("Male", "house"))).containsExactly("female");
        EventSelection other = EventSelection.usual().withWhere(Map.of("rt", List.of("1")));
        assertThatThrownBy(() -> Events.read(files, "/e.tsv", other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no column rt, which samples.where asks for")
                .hasMessageContaining("onset, duration, trial_type, Response, block");
    }

    @Test
    void confoundsHaveOneRowAFrameAndNaNWhereMissing() {
        MemoryFiles files = new MemoryFiles().with("/c.tsv", "csf\tdvars\n0.5\tn/a\n1\t2\n");
        Confounds confounds = Confounds.read(files, "/c.tsv");
        assertThat(confounds.frames()).isEqualTo(2);
        assertThat(confounds.names()).containsExactly("csf", "dvars");
        assertThat(confounds.has("csf")).isTrue();
        assertThat(confounds.column("dvars")).containsExactly(Double.NaN, 2);
        assertThat(confounds.source()).isEqualTo("/c.tsv");
        assertThatThrownBy(() -> confounds.column("wm"))
                .isInstanceOf(InputException.class)
                .hasMessage("/c.tsv: has no column wm; its columns are csf, dvars");
    }

    @Test
    void everythingThatCrossesSparkComesBackEqual() throws Exception {
        Grid grid = new Grid(2, 1, 1, Affine.scaling(1, 2, 3));
        Table table = Table.of(List.of("a"), List.of(List.of("1")));
        for (Object object : List.of(
                new BoldRun("i", "p", "s", "", "t", "", Double.NaN, "", "", "", Map.of("b", "2", "a", "1")),
                new Event(1, 2, "x"),
                RunFilter.all().withSpace("MNI"),
                Entities.parse("sub-1_bold.nii"),
                grid,
                new Volume(grid, new double[] {1, Double.NaN}),
                table)) {
            assertThat(roundTrip(object)).isEqualTo(object).hasSameHashCodeAs(object);
        }
        Confounds confounds = (Confounds) roundTrip(Confounds.of(table));
        assertThat(confounds.column("a")).containsExactly(1);
    }

    private static Object roundTrip(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Onset\tDuration\tTrial_Type\n10\t4\ta\n",
                "onset,duration,trial_type\n10,4,a\n",
                "onset;duration;trial_type\n10;4;a\n",
                "onset duration trial_type\n10 4 a\n",
                "# made by hand\nonset\tduration\ttrial_type\n10\t4\ta\n",
                "\"onset\"\t\"duration\"\t\"trial_type\"\n10\t4\t\"a\"\n",
                "onset\tduration\ttrial_type\r\r\n10\t4\ta\r\r\n",
                "onset\tduration\ttrial_type\n10\t4\ta\u00a0\n"
            })
    void tablesOfSpreadsheetsAreRead(String text) {
        assertThat(read(text)).containsExactly(new Event(10, 4, "a"));
    }

    @Test
    void durationsMayBeMissingAndThatIsSaid() {
        ReadEvents read = Events.readNoted(
                new MemoryFiles().with("/e.tsv", "onset\ttrial_type\n10\ta\n"), "/e.tsv", EventSelection.usual());
        assertThat(read.events()).containsExactly(new Event(10, Double.NaN, "a"));
        assertThat(read.notes()).containsExactly("has no column duration; how long events were is unknown");
    }

    @Test
    void anEventOfUnknownDurationIsKeptAndCounted() {
        ReadEvents read = Events.readNoted(
                new MemoryFiles().with("/e.tsv", "onset\tduration\ttrial_type\n10\tn/a\ta\n20\t4\tb\n"),
                "/e.tsv",
                EventSelection.usual());
        assertThat(read.events()).containsExactly(new Event(10, Double.NaN, "a"), new Event(20, 4, "b"));
        assertThat(read.notes()).containsExactly("1 of 2 events are of unknown duration and count all the same");
    }

    @Test
    void blanksWithinQuotesAreText() {
        assertThat(read("onset  duration trial_type\n10 4 \"left hand\"\n"))
                .containsExactly(new Event(10, 4, "left hand"));
    }

    @Test
    void halfAnUtf16FileIsRefused() {
        byte[] text = "onset\tduration\n10\t4\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        // The high half of a pair without its low half.
        text[text.length - 1] = (byte) 0xD8;
        assertThatThrownBy(() -> Events.read(new MemoryFiles().with("/e.tsv", text), "/e.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("begins as UTF-16");
    }

    @Test
    void utf16NeedsNoMark() {
        byte[] text = "onset\tduration\ttrial_type\n10\t4\ta\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertThat(Events.read(new MemoryFiles().with("/e.tsv", text), "/e.tsv"))
                .containsExactly(new Event(10, 4, "a"));
    }
}
