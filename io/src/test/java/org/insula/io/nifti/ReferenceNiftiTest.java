package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.RepetitionTime;
import org.insula.io.json.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads every image of a folder and compares it with the folder's {@code expected.json}: shape, datatype, byte order,
 * affine, repetition time, statistics and sampled values; or expects an input error. The folder is the system property
 * {@code insula.fixtures.nifti}.
 */
class ReferenceNiftiTest {
    private static final String FOLDER = System.getProperty("insula.fixtures.nifti", "../shared/data/nifti");
    private static final double AFFINE_TOLERANCE_MM = 1e-4;

    private final LocalFiles files = new LocalFiles();

    @TestFactory
    Stream<DynamicTest> everyFileIsReadAsExpected() {
        Path list = Path.of(FOLDER, "expected.json");
        assumeTrue(Files.exists(list), "no reference images: " + list + " is absent (-Dinsula.fixtures.nifti=DIR)");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode expected : Json.read(files, list.toString())) {
            String file = expected.get("file").asText();
            tests.add(DynamicTest.dynamicTest(
                    file, () -> check(Path.of(FOLDER, file).toString(), expected)));
        }
        return tests.stream();
    }

    private void check(String path, JsonNode expected) {
        if (expected.path("error").asBoolean()) {
            assertThatThrownBy(() -> readAll(path)).isInstanceOf(InputException.class);
        } else if (expected.path("unsupportedDatatype").asBoolean()) {
            assertThatThrownBy(() -> NiftiReader.openArray(files, path))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("unsupported datatype");
        } else {
            checkHeader(path, expected);
            checkValues(readAll(path), expected, shape(expected));
        }
    }

    private double[] readAll(String path) {
        try (NiftiFrames frames = NiftiReader.openArray(files, path)) {
            int voxels = frames.grid().voxels();
            double[] values = new double[voxels * frames.frames()];
            double[] frame = new double[voxels];
            for (int f = 0; frames.next(frame); f++) {
                System.arraycopy(frame, 0, values, f * voxels, voxels);
            }
            return values;
        }
    }

    private void checkHeader(String path, JsonNode expected) {
        try (NiftiFrames frames = NiftiReader.openArray(files, path)) {
            NiftiHeader header = frames.header();
            assertThat(header.datatype().code())
                    .isEqualTo(expected.get("datatypeCode").asInt());
            assertThat(header.byteOrder() == ByteOrder.BIG_ENDIAN)
                    .isEqualTo(expected.get("bigEndian").asBoolean());
            assertThat(header.version()).isEqualTo(expected.get("niftiVersion").asInt());
            // CIFTI's matrix is stored as dimensions five and six of an array without a place in space.
            int skipped = expected.path("cifti").asBoolean() ? 4 : 0;
            assertThat(Arrays.stream(header.dimensions()).skip(skipped).toArray())
                    .isEqualTo(Arrays.stream(shape(expected)).asLongStream().toArray());
            if (expected.has("affine")) {
                assertThat(frames.grid().affine().maxDifference(affine(expected.get("affine"))))
                        .isLessThan(AFFINE_TOLERANCE_MM);
            }
            checkRepetitionTime(frames, expected);
        }
    }

    private static void checkRepetitionTime(NiftiFrames frames, JsonNode expected) {
        if (!expected.has("pixdim4")) {
            return;
        }
        double perUnit =
                switch (expected.path("timeUnit").asText()) {
                    case "msec" -> 1e-3;
                    case "usec" -> 1e-6;
                    default -> 1;
                };
        double seconds = expected.get("pixdim4").asDouble() * perUnit;
        OptionalDouble stated = frames.header().repetitionTime();
        if (seconds > 0 && expected.get("shape").size() > 3) {
            assertThat(stated.orElse(Double.NaN)).isCloseTo(seconds, within(1e-6 * seconds));
        }
        assertThat(frames.repetitionTime().isPresent())
                .isEqualTo(stated.isPresent() && RepetitionTime.isBelievable(seconds));
    }

    private static void checkValues(double[] values, JsonNode expected, int[] shape) {
        double[] real = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        assertThat(values.length - real.length)
                .isEqualTo(expected.get("nanCount").asInt());
        double mean = Arrays.stream(real).sum() / real.length;
        double variance = Arrays.stream(real).map(v -> (v - mean) * (v - mean)).sum() / real.length;
        assertClose("min", Arrays.stream(real).min().orElseThrow(), expected.get("min"));
        assertClose("max", Arrays.stream(real).max().orElseThrow(), expected.get("max"));
        assertClose("mean", mean, expected.get("mean"));
        assertClose("std", Math.sqrt(variance), expected.get("std"));
        for (JsonNode sample : expected.get("samples")) {
            int position = 0;
            for (int d = shape.length - 1; d >= 0; d--) {
                position = position * shape[d] + sample.get("index").get(d).asInt();
            }
            assertClose("sample " + sample.get("index"), values[position], sample.get("value"));
        }
    }

    private static void assertClose(String what, double found, JsonNode expected) {
        double value = expected.asDouble();
        assertThat(found).as(what).isCloseTo(value, within(1e-9 + 1e-6 * Math.abs(value)));
    }

    private static int[] shape(JsonNode expected) {
        int[] shape = new int[expected.get("shape").size()];
        Arrays.setAll(shape, d -> expected.get("shape").get(d).asInt());
        return shape;
    }

    private static Affine affine(JsonNode rows) {
        double[][] elements = new double[3][4];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 4; c++) {
                elements[r][c] = rows.get(r).get(c).asDouble();
            }
        }
        return Affine.of(elements);
    }
}
