package org.insula.io.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.cifti.CiftiBytes;
import org.junit.jupiter.api.Test;

class SeriesFileTest {
    private static final double NAN = Double.NaN;

    @Test
    void readsATableOfOneColumnARegion() {
        MemoryFiles files = new MemoryFiles().with("d/x.tsv", "b\ta\n1\t2\nn/a\t-3.5\n");
        SeriesTable series = SeriesFile.read(files, "d/x.tsv");
        assertThat(series.regions()).containsExactly("b", "a");
        assertThat(series.values()[0]).containsExactly(1, 2);
        assertThat(series.values()[1]).containsExactly(NAN, -3.5);
        assertThat(series.frames()).isEqualTo(2);
        assertThat(series.repetitionTime()).isEmpty();
        assertThat(SeriesFile.regions(files, "d/x.tsv")).containsExactly("b", "a");
    }

    @Test
    void takesTheTimeBetweenFramesFromTheSidecar() {
        MemoryFiles files = new MemoryFiles().with("d/x.tsv", "a\n1\n");
        files.with("d/x.json", "{\"SamplingFrequency\": 0.5}");
        assertThat(SeriesFile.read(files, "d/x.tsv").repetitionTime()).hasValue(2);
        files.with("d/x.json", "{\"RepetitionTime\": 0.72, \"SamplingFrequency\": 0.5}");
        assertThat(SeriesFile.read(files, "d/x.tsv").repetitionTime()).hasValue(0.72);
        files.with("d/x.json", "{\"SamplingFrequency\": \"TR\"}");
        assertThat(SeriesFile.read(files, "d/x.tsv").repetitionTime()).isEmpty();
        files.with("d/x.json", "{\"SamplingFrequency\": 0}");
        assertThatThrownBy(() -> SeriesFile.read(files, "d/x.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("d/x.json: SamplingFrequency 0 cannot be");
    }

    @Test
    void readsAParcelSeriesAlike() {
        byte[] file = CiftiBytes.of(
                        CiftiBytes.series(2, 0.8), CiftiBytes.parcels("b", "a"), new double[][] {{1, 2}, {NAN, -3.5}})
                .bytes();
        MemoryFiles files = new MemoryFiles().with("x.ptseries.nii", file);
        SeriesTable series = SeriesFile.read(files, "x.ptseries.nii");
        assertThat(series.regions()).containsExactly("b", "a");
        assertThat(series.values()[0]).containsExactly(1, 2);
        assertThat(series.values()[1]).containsExactly(NAN, -3.5);
        assertThat(series.repetitionTime()).hasValue(0.8);
        assertThat(SeriesFile.regions(files, "x.ptseries.nii")).containsExactly("b", "a");
    }

    @Test
    void knowsAReadyMadeSeriesByItsName() {
        assertThat(SeriesFile.isNamed("x_timeseries.tsv")).isTrue();
        assertThat(SeriesFile.isNamed("x.ptseries.nii")).isTrue();
        assertThat(SeriesFile.isNamed("x_bold.nii.gz")).isFalse();
        assertThat(SeriesFile.isNamed("x.dtseries.nii")).isFalse();
    }

    @Test
    void refusesTablesThatAreNoSeries() {
        refuses("a\t\n0\t1\n", "column without a name");
        refuses("a\tUnnamed: 1\n0\t1\n", "column without a name");
        refuses("a\ta\n0\t1\n", "two columns named \"a\"");
        refuses("a\tb\n", "has no frame");
        refuses("a\tb\n1\tx\n", "column b: \"x\" is not a number");
        refuses("", "is empty");
        assertThatThrownBy(() -> SeriesFile.read(new MemoryFiles().with("x.csv", "a\n1\n"), "x.csv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no region series by its name");
    }

    private static void refuses(String table, String problem) {
        MemoryFiles files = new MemoryFiles().with("x.tsv", table);
        assertThatThrownBy(() -> SeriesFile.read(files, "x.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.tsv: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aFirstColumnThatCountsFramesIsNoRegion() {
        for (String name : java.util.List.of("", "Unnamed: 0", "frame", "Time")) {
            MemoryFiles files = new MemoryFiles().with("d/x.tsv", name + "\ta\tb\n0\t1\t2\n2.5\t3\t4\n5\t5\t6\n");
            SeriesTable series = SeriesFile.read(files, "d/x.tsv");
            assertThat(series.regions())
                    .isEqualTo(SeriesFile.regions(files, "d/x.tsv"))
                    .containsExactly("a", "b");
            assertThat(series.values()[1]).containsExactly(3, 4);
        }
        MemoryFiles odd = new MemoryFiles().with("d/x.tsv", "\ta\n0\t1\n7\t3\n3\t5\n");
        assertThatThrownBy(() -> SeriesFile.read(odd, "d/x.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not count frames");
    }

    @Test
    void aFirstLineOfValuesIsNotTakenForNames() {
        MemoryFiles files =
                new MemoryFiles().with("d/x.tsv", "0.5\t-1e-3\n1\t2\n").with("d/y.tsv", "0.5\tNaN\n1\t2\n");
        assertThatThrownBy(() -> SeriesFile.regions(files, "d/y.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is a number");
        assertThatThrownBy(() -> SeriesFile.regions(files, "d/x.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("d/x.tsv: line 1: \"0.5\" is a number where a region's name should be");
        assertThat(SeriesFile.regions(new MemoryFiles().with("d/x.tsv", "1\t2\n0.5\t2\n"), "d/x.tsv"))
                .containsExactly("1", "2");
    }
}
