package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFilesTest {
    private static final List<Region> REGIONS = List.of(new Region(2, "Left A"), new Region(5, "B"));
    private static final LocalFiles FILES = new LocalFiles();

    @TempDir
    private Path folder;

    private SeriesFiles files;

    @BeforeEach
    void make() {
        files = new SeriesFiles(folder + "/s.tsv", folder + "/s.json", folder + "/c.tsv");
    }

    private static RegionSeries series(double repetitionTime) {
        double[][] values = {{1.5, Double.NaN}, {-0.1, Double.NaN}, {1e-17, Double.NaN}};
        return new RegionSeries("run", REGIONS, repetitionTime, values, new double[] {1, 0.25});
    }

    @Test
    void writesOneColumnARegionAndNotAvailableWhereMissing() throws IOException {
        files.write(FILES, series(2), Map.of("Atlas", "X"));
        assertThat(Files.readString(folder.resolve("s.tsv"))).isEqualTo("Left A\tB\n1.5\tn/a\n-0.1\tn/a\n1E-17\tn/a\n");
        assertThat(Files.readString(folder.resolve("c.tsv")))
                .isEqualTo("index\tname\tcoverage\n2\tLeft A\t1\n5\tB\t0.25\n");
        assertThat(Files.readString(folder.resolve("s.json"))).contains("\"RepetitionTime\": 2.0", "\"Atlas\": \"X\"");
    }

    @Test
    void readsBackTheSameBits() {
        files.write(FILES, series(0.8), Map.of());
        assertThat(files.read(FILES, "run", REGIONS)).isEqualTo(series(0.8));
        files.write(FILES, series(Double.NaN), Map.of());
        assertThat(files.read(FILES, "run", REGIONS)).isEqualTo(series(Double.NaN));
    }

    @Test
    void refusesSeriesOfAnotherAtlas() {
        files.write(FILES, series(2), Map.of());
        assertThatThrownBy(() -> files.read(FILES, "run", REGIONS.subList(0, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has 2 regions, the atlas has 1");
    }

    @Test
    void deletesAllThreeAndMissesNothing() {
        files.write(FILES, series(2), Map.of());
        files.delete(FILES);
        files.delete(FILES);
        assertThat(folder).isEmptyDirectory();
    }
}
