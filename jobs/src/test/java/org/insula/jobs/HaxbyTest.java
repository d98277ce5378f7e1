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

/** One subject of Haxby et al. (2001): which of eight kinds of object was looked at, by real data where they are present. */
class HaxbyTest {
    @TempDir
    private Path folder;

    @Test
    void tellsWhatWasLookedAt() throws IOException {
        Path data = Path.of(System.getProperty("insula.shared", "../shared"), "data", "haxby2001");
        assumeThat(data).as("the Haxby data are not here").exists();
        Path configuration =
                Files.writeString(folder.resolve("haxby.yaml"), """
                input: {bids: %s}
                atlas: {image: %s/atlas-blocks_dseg.nii.gz, name: Blocks}
                clean: {detrend: linear, standardize: zscore}
                samples: {label: trialType, frames: 9, lag: 5}
                models:
                  - {model: lstm, hidden: 8}
                  - {model: input-cell-lstm, hidden: 8, attentionWidth: 16, hops: 4}
                training:
                  folds: 4
                  group: run
                  seeds: 3
                  validationShare: 0   # twelve runs are too few to set some aside
                  epochs: 60
                  batch: 8
                  learningRate: 0.003
                  weightDecay: 0.001
                  dropout: 0.3
                output: results
                """.formatted(data.toRealPath(), data.toRealPath()));
        Program.Ended ended = Program.insula("run", configuration.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        Path group = folder.resolve("results/group");
        Table table =
                Tsv.read(new LocalFiles(), group.resolve("performance.tsv").toString());
        int last = table.rows() - 1;
        assertThat(table.cell(last, "model")).isEqualTo("input-cell-lstm");
        assertThat(table.cell(last, "fold")).isEqualTo("all");
        assertThat(table.number(last, "chance")).isEqualTo(0.125);
        assertThat(table.number(last, "accuracy")).isGreaterThanOrEqualTo(0.55);
        assertThat(table.cell(last, "verdict")).isEqualTo("above chance");
        assertThat(group.resolve("task-face_atlas-Blocks_model-inputcelllstm_stat-importance_map.nii.gz"))
                .exists();
        assertThat(folder.resolve("results/report.html")).isNotEmptyFile();
    }
}
