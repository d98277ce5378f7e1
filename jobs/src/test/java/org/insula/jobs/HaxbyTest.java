package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.LocalFiles;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One subject of Haxby et al. (2001): which of eight kinds of object was looked at, by the example in the docs, where
 * the data are present.
 */
class HaxbyTest {
    @TempDir
    private Path folder;

    @Test
    void tellsWhatWasLookedAt() throws IOException {
        Path data = Path.of(System.getProperty("insula.shared", "../shared"), "data", "haxby2001");
        assumeThat(data).as("the Haxby data are not here").exists();
        Path link = Files.createSymbolicLink(folder.resolve("haxby2001"), data.toRealPath());
        Path example = Path.of("..", "docs", "examples", "haxby2001.yaml");
        Path configuration = Files.copy(example, folder.resolve("haxby2001.yaml"));
        Program.Ended ended = Program.insula("run", configuration.toString());
        Files.delete(link);
        assertThat(ended.code()).as(ended.err()).isZero();
        Path group = folder.resolve("haxby2001-results/group");
        Table table =
                Tsv.read(new LocalFiles(), group.resolve("performance.tsv").toString());
        int last = table.rows() - 1;
        assertThat(table.cell(last, "model")).isEqualTo("flat-input-cell-lstm-skip");
        assertThat(table.cell(last, "fold")).isEqualTo("all");
        assertThat(table.number(last, "chance")).isEqualTo(0.125);
        assertThat(table.number(last, "accuracy")).isGreaterThanOrEqualTo(0.55);
        assertThat(table.cell(last, "verdict")).isEqualTo("above chance");
        assertThat(group.resolve("task-face_atlas-blocks_model-flatinputcelllstmskip_stat-importance_map.nii.gz"))
                .exists();
        assertThat(folder.resolve("haxby2001-results/report.html")).isNotEmptyFile();
    }
}
