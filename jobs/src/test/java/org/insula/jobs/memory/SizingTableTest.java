package org.insula.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.TrainingOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sizing table of the docs has the figures that the program computes. */
class SizingTableTest {
    private static final int VOXELS = 91 * 109 * 91;

    private static String docs;

    @BeforeAll
    static void read() throws IOException {
        docs = Files.readString(Path.of("..", "docs", "operations.md"));
    }

    private static void hasRow(String what, Need need) {
        String row = docs.lines()
                .filter(line -> line.startsWith("| " + what + " |"))
                .findFirst()
                .orElse("");
        String figures = megabytes(need.heap()) + " | " + megabytes(need.direct());
        assertThat(row).startsWith("| " + what + " | " + figures + " |");
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / (double) (1 << 20));
    }

    private static StudyNeeds study(int runFrames, int regions, long samples, int frames) {
        return StudyNeeds.of(
                new StudySizes(VOXELS, runFrames, 4 * VOXELS, 228_000, 116, regions, samples, frames), Need.NONE);
    }

    private static Need network(ModelSpec model, int batch, int frames, int regions) {
        return NetworkNeed.of(Candidate.of(model, TrainingOptions.defaults().withBatch(batch)), frames, regions);
    }

    @Test
    void hasTheFiguresOfRunsAtlasAndSamples() {
        hasRow("Spark and libraries, idle", Need.heap(StudyNeeds.IDLE));
        hasRow(
                "a 2 mm run (91×109×91 voxels, 228 thousand of them in 116 regions), 100 frames",
                study(100, 116, 0, 0).run());
        hasRow("the same, 1000 frames", study(1000, 116, 0, 0).run());
        hasRow("its atlas", study(100, 116, 0, 0).atlas());
        hasRow(
                "what is known of the samples of 1000 subjects, 40 each",
                study(100, 116, 40_000, 30).samples());
    }

    @Test
    void hasTheFiguresOfNetworks() {
        ModelSpec inputCell = ModelSpec.inputCellLstm();
        hasRow("`lstm`, default size, 30 frames × 116 regions, batch 16", network(ModelSpec.lstm(), 16, 30, 116));
        hasRow("`input-cell-lstm`, default size, 30 frames × 116 regions, batch 16", network(inputCell, 16, 30, 116));
        hasRow(
                "`input-cell-lstm`, hidden 5, 100 frames × 100 regions, batch 50",
                network(inputCell.withHidden(5), 50, 100, 100));
        hasRow(
                "`lstm`, hidden 128, 176 frames × 360 regions, batch 50",
                network(ModelSpec.lstm().withHidden(128), 50, 176, 360));
        hasRow(
                "`bilstm`, hidden 128, 176 frames × 360 regions, batch 50",
                network(ModelSpec.biLstm().withHidden(128), 50, 176, 360));
        hasRow(
                "`input-cell-lstm`, hidden 128, attentionWidth 64, 176 frames × 360 regions, batch 50",
                network(inputCell.withHidden(128).withAttentionWidth(64), 50, 176, 360));
    }
}
