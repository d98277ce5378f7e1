package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.pipeline.train.Boxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    private final FileAccess files = new LocalFiles();
    private final TrainedModel model = new TrainedModel(
            Network.create(ModelSpec.inputCellLstm().withHidden(3).withHops(2), 5, 2, 1),
            Scaler.of(new double[] {1, 2, 3, 4, 1e-17}, new double[] {1, 0, 3, 0.1, 1}),
            List.of("left hand", "pied droit é"),
            Boxes.regions(5),
            9,
            Baseline.of(new Random(1).doubles(9 * 5).toArray()));

    @TempDir
    private Path folder;

    @Test
    void readsBackTheSameBits() {
        ModelFile.write(files, folder.toString(), model);
        assertThat(ModelFile.read(files, folder.toString())).isEqualTo(model).hasSameHashCodeAs(model);
    }

    @Test
    void readsBackEveryKindOfModel() {
        ModelSpec spec = ModelSpec.biLstm()
                .withCell(CellKind.GRU)
                .withAttention(AttentionKind.INPUT_CELL)
                .withReduction(HopReduction.FLATTEN)
                .withReadOut(ReadOutKind.SELF_ATTENTION)
                .withHidden(3)
                .withHops(2);
        double[] each = {1, 2, 3, 4, 5, 6};
        TrainedModel other = new TrainedModel(
                Network.create(spec, 2, 3, 1),
                Scaler.of(2, each, each),
                List.of("a", "b", "c"),
                Boxes.regions(2),
                3,
                Baseline.of(each));
        ModelFile.write(files, folder.toString(), other);
        assertThat(ModelFile.read(files, folder.toString())).isEqualTo(other);
    }

    @Test
    void readsBackModelsWithoutACellAndFlattenedOnes() {
        for (ModelSpec spec : List.of(
                ModelSpec.linear(),
                ModelSpec.linearMean(),
                ModelSpec.lstm().withHidden(3).withReadOut(ReadOutKind.FLATTEN))) {
            Network network = Network.create(spec, 3, 2, 4, Initialisation.XAVIER_UNIFORM, 1);
            double[] each = {1, 2};
            TrainedModel other = new TrainedModel(
                    network,
                    Scaler.of(each, each),
                    List.of("a", "b", "c", "d"),
                    Boxes.regions(2),
                    3,
                    Baseline.of(new double[6]));
            ModelFile.write(files, folder.toString(), other);
            assertThat(ModelFile.read(files, folder.toString())).isEqualTo(other);
        }
    }

    @Test
    void refusesAFlatModelOfMoreFramesThanAnArrayHolds() throws IOException {
        Network network = Network.zeros(ModelSpec.linear(), 3, 2, 2);
        double[] each = {1, 2};
        ModelFile.write(
                files,
                folder.toString(),
                new TrainedModel(
                        network,
                        Scaler.of(each, each),
                        List.of("a", "b"),
                        Boxes.regions(2),
                        3,
                        Baseline.of(new double[6])));
        Path json = folder.resolve("model.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"frames\" *: *3", "\"frames\": 2000000000"));
        assertThatThrownBy(() -> ModelFile.read(files, folder.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("describes a network of 2 regions");
    }

    @Test
    void writesTheSameBytesEachTime() throws IOException {
        ModelFile.write(files, folder.resolve("a").toString(), model);
        ModelFile.write(files, folder.resolve("b").toString(), model);
        try (var written = Files.list(folder.resolve("a"))) {
            for (Path file : written.toList()) {
                assertThat(folder.resolve("b").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void arraysFollowNumPysFormat() throws IOException {
        ModelFile.write(files, folder.toString(), model);
        byte[] bytes = Files.readAllBytes(folder.resolve("cell.hidden.weight.npy"));
        int text = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        assertThat((10 + text) % 64).isZero();
        assertThat(new String(bytes, 10, text, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 12), }")
                .endsWith(" \n");
        double first = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(10 + text);
        assertThat(first).isEqualTo(model.network().parameters().values("cell.hidden.weight")[0]);
    }

    @Test
    void numPyReadsTheArraysThatTheJsonNames() throws IOException, InterruptedException {
        ModelFile.write(files, folder.toString(), model);
        String script = "import json, numpy as np\n"
                + "arrays = json.load(open('model.json', encoding='utf-8'))['arrays']\n"
                + "print(sum(np.load(a['file']).shape == tuple(a['shape']) for a in arrays.values()))\n"
                + "print(repr(float(np.load(arrays['head.weight']['file'])[1, 0])))\n";
        assumeTrue(python("import numpy") != null, "no python3 with numpy");
        String output = python(script);
        double second = model.network().parameters().values("head.weight")[2];
        assertThat(output).isNotNull();
        assertThat(output.lines().findFirst()).contains("12");
        assertThat(Double.parseDouble(output.lines().toList().get(1))).isEqualTo(second);
    }

    private String python(String script) throws IOException, InterruptedException {
        for (String interpreter : List.of("/usr/bin/python3", "python3")) {
            Path errors = folder.resolve("errors.txt");
            try {
                Process process = new ProcessBuilder(interpreter, "-c", script)
                        .directory(folder.toFile())
                        .redirectError(errors.toFile())
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return output;
                }
            } catch (IOException absent) {
                assertThat(absent).hasMessageContaining(interpreter);
            }
        }
        return null;
    }

    @Test
    void refusesDamagedArrays() throws IOException {
        ModelFile.write(files, folder.toString(), model);
        Path array = folder.resolve("head.weight.npy");
        byte[] good = Files.readAllBytes(array);

        Files.write(array, Arrays.copyOf(good, good.length - 1));
        assertRefused("head.weight.npy", "is not the little-endian float64 array of shape [3, 2]");
        Files.write(array, Arrays.copyOf(good, good.length + 1));
        assertRefused("head.weight.npy", "is not the little-endian");
        Files.write(array, new byte[0]);
        assertRefused("head.weight.npy", "is not the little-endian");
        Files.write(array, Files.readAllBytes(folder.resolve("head.bias.npy")));
        assertRefused("head.weight.npy", "is not the little-endian");
        byte[] notANumber = good.clone();
        Arrays.fill(notANumber, good.length - 8, good.length, (byte) 0xff);
        Files.write(array, notANumber);
        assertRefused("head.weight.npy", "not finite");
        Files.delete(array);
        assertRefused("head.weight.npy", "does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 3 | \"version\": 1 | has version \"1\"",
                "insula-model | other | has format",
                "\"hidden\": 3 | \"hidden\": 2000000000 | has hidden 2000000000",
                "\"hidden\": 3 | \"hidden\": 16384 | describes a network",
                "\"hidden\": 3 | \"hidden\": \"3\" | lacks the whole number hidden",
                "\"hidden\": 3 | \"hidden\": 4 | is not the little-endian",
                "\"LSTM\" | \"TRANSISTOR\" | has an unknown cell",
                "\"frames\": 9 | \"frames\": 0 | has frames 0",
                "\"labels\": | \"names\": | lacks the list labels",
                "\"label\": 1, | | lacks the whole number label",
            })
    void refusesJsonThatLies(String right, String wrong, String problem) throws IOException {
        ModelFile.write(files, folder.toString(), model);
        Path json = folder.resolve("model.json");
        String text = Files.readString(json).replaceAll("\"\\s*:\\s*", "\": ");
        assertThat(text).contains(right);
        Files.writeString(json, text.replace(right, wrong == null ? "" : wrong));
        assertRefused("", problem);
    }

    @Test
    void refusesAnEmptyFolder() {
        assertRefused("model.json", "does not exist");
    }

    private void assertRefused(String file, String problem) {
        assertThatThrownBy(() -> ModelFile.read(files, folder.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(problem);
    }
}
