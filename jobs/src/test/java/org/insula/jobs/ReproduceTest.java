package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.insula.io.LocalFiles;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceTest {
    @TempDir
    private Path folder;

    @Test
    void boxesGiveATableAndAPageWithThePublishedFigures() throws IOException {
        Program.Ended ended = boxes("boxes", "--datasets", "earlier box");
        assertThat(ended.code()).as(ended.err()).isZero();
        Table table = Tsv.read(new LocalFiles(), folder.resolve("boxes.tsv").toString());
        assertThat(table.columns())
                .startsWith("dataset", "model", "attribution", "seed", "wjac", "euc", "accuracy", "auroc", "auprc");
        assertThat(table.rows()).isEqualTo(15);
        assertThat(table.cell(9, "attribution")).isEqualTo("group-pattern");
        assertThat(table.cell(11, "attribution")).isEqualTo("untrained-gradient");
        assertThat(table.cell(0, "model")).isEqualTo("input-cell-lstm");
        assertThat(table.number(0, "wjac")).isBetween(0.05, 0.5);
        assertThat(Files.readString(folder.resolve("boxes.html")))
                .contains(
                        "0.914",
                        "data:image/png;base64,",
                        "initialisation inputsUniform, stopping fullTrainingAccuracy.")
                .doesNotContain("http");
        byte[] first = Files.readAllBytes(folder.resolve("boxes.tsv"));
        boxes("boxes", "--datasets", "earlier box", "--cores", "1");
        assertThat(folder.resolve("boxes.tsv")).hasBinaryContent(first);
    }

    @Test
    void boxesHaveModelsThatAreTrainedAsInAStudyWhoseSignedMapsFindTheBoxes() {
        Program.Ended ended = boxes("boxes", "--datasets", "latter box", "--models", "linear");
        assertThat(ended.code()).as(ended.err()).isZero();
        Table table = Tsv.read(new LocalFiles(), folder.resolve("boxes.tsv").toString());
        assertThat(table.rows()).isEqualTo(15 + 10);
        assertThat(table.cell(19, "model")).isEqualTo("linear");
        assertThat(table.cell(19, "attribution")).isEqualTo("group-pattern");
        assertThat(table.number(19, "auroc")).isGreaterThan(0.95);
        Program.Ended moving = boxes("moving-box", "--models", "linear");
        assertThat(moving.err()).contains("'linear' is not one of lstm, bilstm");
    }

    @Test
    void boxesFollowTheReleasedProtocolWhereTold() throws IOException {
        Program.Ended ended = boxes("boxes", "--datasets", "earlier box", "--protocol", "released");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(folder.resolve("boxes.html")))
                .contains("initialisation xavierUniform, stopping fullTrainingAccuracyOnce.");
        Program.Ended unknown = boxes("boxes", "--protocol", "paper");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("'paper' is not one of ours, released");
    }

    @Test
    void vanishingTellsHalfLives() {
        Program.Ended ended = boxes("vanishing", "--datasets", "latter box");
        assertThat(ended.code()).as(ended.err()).isZero();
        Table table = Tsv.read(new LocalFiles(), folder.resolve("vanishing.tsv").toString());
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.number(0, "forget_gate_half_life_frames")).isLessThan(2);
        Table frames = Tsv.read(
                new LocalFiles(), folder.resolve("vanishing-frames.tsv").toString());
        assertThat(frames.rows()).isEqualTo(100);
        assertThat(frames.number(99, "forget_gate_product")).isEqualTo(1, offset(1e-12));
    }

    @Test
    void vanishingLooksAtTheNetworksOfAStudy() throws Exception {
        TinyStudy.cohort(folder);
        String study = TinyStudy.configuration(folder, "study");
        Path out = folder.resolve("diagnosis");
        Program.Ended untrained = Program.insula("reproduce", "vanishing", "--study", study, "--out", out.toString());
        assertThat(untrained.code()).isEqualTo(2);
        assertThat(Program.insula("run", study).code()).isZero();
        Program.Ended ended = Program.insula("reproduce", "vanishing", "--study", study, "--out", out.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        Table table = Tsv.read(new LocalFiles(), out.resolve("vanishing.tsv").toString());
        assertThat(table.cell(0, "model")).matches("model-.*_fold-0_seed-[0-9]+");
        assertThat(Files.readString(out.resolve("vanishing.html"))).contains("Share of saliency by frame", "echarts");
    }

    @Test
    void aMovingBoxGivesAPlotOverItsStart() throws IOException {
        Program.Ended ended = boxes("moving-box", "--datasets", "box from frame 0,box from frame 40");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readString(folder.resolve("moving-box.html")))
                .contains("WJac (higher is better)", "\"x\":[0.0,40.0]", "first frame of the box");
    }

    @Test
    void namesWhatIsNotKnownOrNotThere() {
        Program.Ended model = boxes("moving-box", "--datasets", "middle box");
        assertThat(model.code()).isEqualTo(1);
        assertThat(model.err()).contains("'middle box' is not one of box from frame 0");
        Program.Ended data = Program.insula(
                "reproduce", "mnist", "--data", folder.resolve("none").toString(), "--out", folder.toString());
        assertThat(data.code()).isEqualTo(2);
        assertThat(data.err()).contains("train-images-idx3-ubyte", "four MNIST files");
        assertThat(Program.insula("reproduce").code()).isEqualTo(1);
    }

    private Program.Ended boxes(String experiment, String... more) {
        String[] fixed = {
            "reproduce",
            experiment,
            "--out",
            folder.toString(),
            "--seeds",
            "1",
            "--epochs",
            "1",
            "--models",
            "input-cell-lstm"
        };
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return Program.insula(all);
    }
}
