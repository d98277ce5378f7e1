package org.insula.io.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.TimeLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series without all frames of their scan: each row is to stand at the frame it was measured in. */
class RowsOfFramesTest {
    private final MemoryFiles files = new MemoryFiles();

    private RowsOfFrames rows(int rows, String outliers, String scan) {
        BoldRun run =
                new BoldRun("r", "s.tsv", "1", "", "x", "", 2, "", "", "", Map.of()).with(new TimeLine(outliers, scan));
        return RowsOfFrames.of(files, run, rows);
    }

    /** A table of one flag a frame. */
    private String outliers(String flags) {
        return outliers("framewise_displacement", flags);
    }

    private String outliers(String column, String flags) {
        String rows = flags.chars().mapToObj(Character::toString).collect(Collectors.joining("\n"));
        files.with("o.tsv", column + "\n" + rows + "\n");
        return "o.tsv";
    }

    private String confounds(int frames, int dummies) {
        String header = "csf"
                + IntStream.range(0, dummies)
                        .mapToObj(d -> "\tnon_steady_state_outlier0" + d)
                        .collect(Collectors.joining());
        files.with("c.tsv", header + "\n" + ("1" + "\t0".repeat(dummies) + "\n").repeat(frames));
        return "c.tsv";
    }

    /** The row at each frame, a point for a gap. */
    private static String places(RowsOfFrames rows, int count) {
        double[][] numbered =
                IntStream.range(0, count).mapToObj(row -> new double[] {row}).toArray(double[][]::new);
        return Arrays.stream(rows.spread(numbered, 1))
                .map(frame -> Double.isNaN(frame[0]) ? "." : String.valueOf((int) frame[0]))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "whole, 8, 00000000, 01234567",
        "dummies cut, 6, 00000000, ..012345",
        "censored, 6, 01000010, 0.1234.5",
        "censored at the start, 5, 10000110, .0123..4",
        "censored after dummies, 4, 00100100, ...01.23",
        "interpolated, 8, 01000010, 0.2345.7",
        "interpolated after a dummy, 7, 01100110, ...23..6",
    })
    void rowsStandWhereTheTableOfOutliersSays(String form, int rows, String flags, String expected) {
        assertThat(places(rows(rows, outliers(flags), ""), rows)).as(form).isEqualTo(expected);
    }

    @Test
    void fourteenOfOneHundredAndTenFramesAreGapsAgain() {
        String flags = "0".repeat(20) + "1".repeat(14) + "0".repeat(76);
        RowsOfFrames rows = rows(96, outliers(flags), "");
        assertThat(rows.frames()).isEqualTo(110);
        assertThat(places(rows, 96)).startsWith("0123456789").contains("19" + ".".repeat(14) + "20");
        assertThat(rows.note())
                .isEqualTo("14 of 110 frames were removed or censored before (o.tsv); they count as n/a");
    }

    @Test
    void aTableThatBeginsAfterTheDummiesIsPutBehindThemByTheScan() {
        RowsOfFrames rows = rows(5, outliers("0100010"), confounds(9, 2));
        assertThat(places(rows, 5)).isEqualTo("..0.123.4");
        assertThat(rows.note()).startsWith("the first 2 and 2 later ones of 9 frames");
    }

    @Test
    void dummiesAloneAreFoundByTheTableOfConfounds() {
        assertThat(places(rows(4, "", confounds(6, 2)), 4)).isEqualTo("..0123");
        assertThat(places(rows(6, "", confounds(6, 0)), 6)).isEqualTo("012345");
    }

    @Test
    void whereBothReadingsFitTheTableOfConfoundsDecides() {
        // Two rows fewer: one dummy and the censored frame removed, or two dummies and the censored frame interpolated.
        assertThat(places(rows(6, outliers("00000100"), ""), 6)).isEqualTo(".0123.45");
        assertThat(places(rows(6, outliers("00000100"), confounds(8, 2)), 6)).isEqualTo("..012.45");
        assertThat(places(rows(6, outliers("00000100"), confounds(8, 1)), 6)).isEqualTo(".0123.45");
    }

    @Test
    void readsTheColumnsOfAllVersions() {
        for (String column : new String[] {"framewise_displacement_hash-1a2b", "outlier", "interpolation"}) {
            assertThat(places(rows(3, outliers(column, "0100"), ""), 3)).isEqualTo("0.12");
        }
        files.with("p.tsv", "framewise_displacement\texact_2\n0\t0\n1\t1\n0\t1\n");
        assertThat(places(rows(2, "p.tsv", ""), 2)).isEqualTo("0.1");
        files.with("q.tsv", "a\tb\n0\t0\n");
        assertThatThrownBy(() -> rows(1, "q.tsv", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none says which frames were censored");
    }

    @Test
    void refusesRowsThatNothingExplains() {
        assertThatThrownBy(() -> rows(7, "", confounds(9, 0)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has 7 rows where c.tsv has 9 frames, and no table of outliers says which");
        assertThatThrownBy(() -> rows(9, outliers("0100"), ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has 9 rows where o.tsv has 4 frames, 1 of them censored");
        files.with("s.json", "{\"NumberOfVolumes\": 9}");
        assertThatThrownBy(() -> rows(7, "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has 7 rows where s.json has 9 frames");
        files.with("s.json", "{\"Sources\": [\"bids:xcp_d:sub-1/func/sub-1_task-x_outliers.tsv\"]}");
        assertThatThrownBy(() -> rows(7, "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("was made without the frames that sub-1_task-x_outliers.tsv marks");
    }

    @Test
    void aSeriesAboutWhichNothingIsKnownIsTakenAsItIs() {
        assertThat(places(rows(3, "", ""), 3)).isEqualTo("012");
    }

    @Test
    void flagsMayBeWords() {
        files.with("o.tsv", "framewise_displacement\nFalse\nTrue\nfalse\n");
        assertThat(places(rows(2, "o.tsv", ""), 2)).isEqualTo("0.1");
    }
}
