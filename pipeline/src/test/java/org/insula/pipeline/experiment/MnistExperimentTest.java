package org.insula.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.pipeline.model.ModelSpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistExperimentTest {
    private static final int SIDE = 12;

    @TempDir
    private Path folder;

    @Test
    void tellsDigitsDrawnAsBarsAndReportsWhereItLooked() throws IOException {
        writeBars("train", 300, 1, SIDE);
        writeBars("t10k", 60, 2, SIDE);
        MnistExperiment experiment = MnistExperiment.read(
                new LocalFiles(), folder.toString(), DigitProtocol.usual().withEpochs(15));
        MnistResult result = experiment.run(inputCell(), 1);
        assertThat(result.accuracy()).isGreaterThan(0.5);
        assertThat(result.training()).isEqualTo(300);
        assertThat(result.test()).isEqualTo(60);
        assertThat(result.auroc()).isBetween(0.0, 1.0);
        assertThat(sum(result.saliencyByRow())).isEqualTo(1, offset(1e-9));
        assertThat(sum(result.strokeByRow())).isEqualTo(1, offset(1e-9));
        // Bars are in rows 2 to 5.
        assertThat(result.strokeByRow().subList(2, 6)).allMatch(share -> Math.abs(share - 0.25) < 1e-9);
        assertThat(result.misplacedShare()).isBetween(0.0, 1.0);
        assertThat(result.pictures()).hasSize(30);
        assertThat(experiment.run(inputCell(), 1)).isEqualTo(result);
    }

    @Test
    void takesNoMorePicturesThanAskedFor() throws IOException {
        writeBars("train", 40, 1, SIDE);
        writeBars("t10k", 40, 2, SIDE);
        MnistResult result = MnistExperiment.read(
                        new LocalFiles(),
                        folder.toString(),
                        DigitProtocol.usual().withEpochs(1).withPictures(20, 7))
                .run(inputCell(), 1);
        assertThat(result.training()).isEqualTo(20);
        assertThat(result.test()).isEqualTo(7);
    }

    @Test
    void misplacedShareIsHalfTheSumOfDifferences() {
        MnistResult result =
                new MnistResult("m", 1, 1, 1, 1, 1, 1, List.of(0.5, 0.5, 0.), List.of(0., 0.5, 0.5), List.of());
        assertThat(result.misplacedShare()).isEqualTo(0.5);
    }

    @Test
    void refusesSetsOfDifferentSize() throws IOException {
        writeBars("train", 20, 1, SIDE);
        writeBars("t10k", 20, 2, SIDE + 1);
        assertThatThrownBy(() -> MnistExperiment.read(new LocalFiles(), folder.toString(), DigitProtocol.usual()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("12 × 12")
                .hasMessageContaining("13 × 13");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigitProtocol.usual().withPictures(5, 1));
    }

    @Test
    void readsTheRealSet() {
        Path real = Path.of(System.getProperty("insula.shared", "shared"), "data", "mnist");
        Assumptions.assumeTrue(Files.isDirectory(real), "the MNIST files are not there");
        DigitSet test = DigitSet.read(new LocalFiles(), real.toString(), "t10k");
        assertThat(List.of(test.size(), test.rows(), test.columns())).containsExactly(10000, 28, 28);
        assertThat(test.label(0)).isEqualTo(7);
        assertThat(test.label(9999)).isEqualTo(6);
    }

    private static ModelSpec inputCell() {
        return PaperModels.digits().get(1).withHidden(8).withHops(4).withAttentionWidth(8);
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(v -> v).sum();
    }

    /** Digit d is a bar in column d + 1 from row 2 to row 5, on noise. */
    private void writeBars(String name, int count, long seed, int side) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
            byte[] picture = new byte[side * side];
            random.nextBytes(picture);
            for (int p = 0; p < picture.length; p++) {
                boolean bar = p % side == labels[i] + 1 && p / side >= 2 && p / side < 6;
                picture[p] = (byte) (bar ? 255 : (picture[p] & 0x3f));
            }
            images.write(picture);
        }
        write(name + "-images-idx3-ubyte", images.toByteArray(), 0x803, count, side, side);
        write(name + "-labels-idx1-ubyte", labels, 0x801, count);
    }

    private void write(String name, byte[] values, int magic, int... shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        for (int size : shape) {
            out.writeInt(size);
        }
        out.write(values);
        Files.write(folder.resolve(name), bytes.toByteArray());
    }
}
