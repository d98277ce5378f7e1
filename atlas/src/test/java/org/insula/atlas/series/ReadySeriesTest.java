package org.insula.atlas.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.BoldRun;
import org.junit.jupiter.api.Test;

class ReadySeriesTest {
    private static final double NAN = Double.NaN;

    private final MemoryFiles files = new MemoryFiles();

    private static BoldRun run(String path, double repetitionTime) {
        return new BoldRun("sub-" + path, path, "1", "", "x", "", repetitionTime, "", "", "", Map.of());
    }

    private RegionSeries read(String table) {
        files.with("x.tsv", table);
        BoldRun run = run("x.tsv", 2);
        return ReadySeries.read(files, run, ReadySeries.regions(files, List.of(run)));
    }

    @Test
    void takesTheRegionsInTheOrderOfTheFile() {
        RegionSeries series = read("left\tback\n1\t2\n3\t4\n");
        assertThat(series.regions()).containsExactly(new Region(1, "left"), new Region(2, "back"));
        assertThat(series.column(1)).containsExactly(2, 4);
        assertThat(series.id()).isEqualTo("sub-x.tsv");
        assertThat(series.repetitionTime()).isEqualTo(2);
    }

    @Test
    void coversARegionInTheFramesInWhichItHasAValue() {
        RegionSeries series = read("a\tb\tc\n1\t2\tn/a\nn/a\tn/a\tn/a\n3\tinf\tn/a\n");
        assertThat(series.coverage()).containsExactly(1, 0.5, 0);
        assertThat(series.column(1)).containsExactly(2, NAN, NAN);
    }

    @Test
    void prefersTheRunsRepetitionTimeToTheFiles() {
        files.with("x.json", "{\"RepetitionTime\": 1}");
        assertThat(read("a\n1\n").repetitionTime()).isEqualTo(2);
        BoldRun unsaid = run("x.tsv", NAN);
        assertThat(ReadySeries.read(files, unsaid, List.of(new Region(1, "a"))).repetitionTime())
                .isEqualTo(1);
    }

    @Test
    void namesTheFirstRunWhoseRegionsDiffer() {
        files.with("1.tsv", "a\tb\n1\t2\n").with("2.tsv", "a\tb\n1\t2\n");
        files.with("3.tsv", "a\tc\n1\t2\n").with("4.tsv", "a\n1\n");
        assertThatThrownBy(() -> ReadySeries.regions(
                        files, List.of(run("1.tsv", 2), run("2.tsv", 2), run("3.tsv", 2), run("4.tsv", 2))))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "3.tsv: its region 2 is c where 1.tsv has b; all runs need the same regions in the same order");
        assertThatThrownBy(() -> ReadySeries.regions(files, List.of(run("1.tsv", 2), run("4.tsv", 2))))
                .hasMessageContaining("4.tsv: has 1 regions where 1.tsv has 2");
        assertThatThrownBy(() -> ReadySeries.read(files, run("4.tsv", 2), List.of(new Region(1, "b"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("its region 1 is a where the study has b");
    }

    @Test
    void refusesASeriesWithoutAnyValue() {
        assertThatThrownBy(() -> read("a\tb\nn/a\tn/a\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no region has a value");
        assertThatIllegalArgumentException().isThrownBy(() -> ReadySeries.regions(files, List.of()));
    }
}
