package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.report.RunQuality;
import org.insula.jobs.report.UsedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTableTest {
    private static final LocalFiles FILES = new LocalFiles();

    @Test
    void hasARowARunInTheOrderOfTheStudy(@TempDir Path folder) {
        List<UsedRun> runs = List.of(
                new UsedRun(new RunQuality("sub-2", 100, 0, 1, List.of(), List.of()), 7, 0, 0),
                new UsedRun(
                        new RunQuality("sub-1", 90, 10, 0.75, List.of("A", "C"), List.of("2 regions vanish")),
                        0,
                        3,
                        5));
        new QualityTable("quality.tsv", runs, new OutputOrigin(Map.of("Seed", 5))).write(FILES, folder.toString());
        Table table = Tsv.read(FILES, folder + "/quality.tsv");
        assertThat(table.cell(0, "run")).isEqualTo("sub-2");
        assertThat(table.cell(0, "missing")).isEqualTo("n/a");
        assertThat(table.number(1, "coverage")).isEqualTo(0.75);
        assertThat(table.numbers("frames_scrubbed")).containsExactly(0, 10);
        assertThat(table.numbers("frames_bridged")).containsExactly(0, 3);
        assertThat(table.numbers("windows_dropped")).containsExactly(0, 5);
        assertThat(table.numbers("n_missing")).containsExactly(0, 2);
        assertThat(table.cell(1, "missing")).isEqualTo("A; C");
        assertThat(table.cell(1, "warnings")).isEqualTo("2 regions vanish");
        assertThat(table.numbers("samples")).containsExactly(7, 0);
        assertThat(Json.read(FILES, folder + "/quality.json").path("Seed").asInt())
                .isEqualTo(5);
    }
}
