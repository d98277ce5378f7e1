package org.insula.pipeline.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.insula.io.bids.Event;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares kernels, designs, least squares and prewhitening with values of nilearn, one file per run. */
class ReferenceGlmTest {
    private static final double TOLERANCE = 1e-6;
    private static final double STEP_OF_SAMPLED_KERNELS = 0.1;
    private static final Map<String, Contrast> CONTRASTS =
            Map.of("againstOthers", Contrast.OTHERS, "againstRest", Contrast.REST);
    private static final Map<String, NoiseModel> NOISE = Map.of("ols", NoiseModel.OLS, "ar1", NoiseModel.AR1);

    @TestFactory
    Stream<DynamicTest> agreesWithEveryReferenceFile() throws IOException {
        Path folder = Path.of(System.getProperty("insula.fixtures.glm", "../shared/fixtures/glm"));
        assumeTrue(Files.isDirectory(folder), "no reference models in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .flatMap(ReferenceGlmTest::tests)
                    .toList()
                    .stream();
        }
    }

    private static Stream<DynamicTest> tests(Path file) {
        JsonNode json = read(file);
        List<DynamicTest> tests = new ArrayList<>();
        json.path("hrfSampledAt01s").properties().forEach(kernel -> {
            String name = file.getFileName() + ": kernel " + kernel.getKey();
            tests.add(DynamicTest.dynamicTest(name, () -> checkKernel(kernel.getKey(), kernel.getValue())));
        });
        json.path("results").properties().forEach(result -> {
            String name = file.getFileName() + ": " + result.getKey();
            Design design = design(json, result.getKey());
            tests.add(DynamicTest.dynamicTest(name + " design", () -> checkDesign(design, result.getValue())));
            NOISE.forEach((key, noise) -> tests.add(DynamicTest.dynamicTest(
                    name + " " + key,
                    () -> checkFit(json, design, noise, result.getValue().path(key)))));
        });
        return tests.stream();
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Design design(JsonNode json, String hrf) {
        List<Event> events = new ArrayList<>();
        json.path("events")
                .forEach(event -> events.add(new Event(
                        event.path("onset").asDouble(),
                        event.path("duration").asDouble(),
                        event.path("trial_type").asText())));
        GlmOptions options = GlmOptions.withDefaults()
                .with(Hrf.of(hrf))
                .withHighPassHz(json.path("highPassHz").asDouble());
        int frames = json.path("series").path("shape").path(0).asInt();
        return Design.of(events, frames, json.path("repetitionTimeSeconds").asDouble(), options);
    }

    private static void checkKernel(String name, JsonNode expected) {
        assertClose(name, Hrf.of(name).kernel(STEP_OF_SAMPLED_KERNELS), data(expected));
    }

    private static void checkDesign(Design design, JsonNode expected) {
        List<String> names = new ArrayList<>();
        expected.path("columns").forEach(name -> names.add(name.asText()));
        assertThat(design.names()).containsExactlyElementsOf(names);
        double[] flat = Stream.of(design.rows()).flatMapToDouble(Arrays::stream).toArray();
        assertClose("design", flat, data(expected.path("design")));
    }

    private static void checkFit(JsonNode json, Design design, NoiseModel noise, JsonNode expected) {
        assertThat(expected.size()).isEqualTo(design.conditions().size());
        RunGlm run = RunGlm.fit(matrix(json.path("series")), design, noise);
        for (String label : design.conditions()) {
            CONTRASTS.forEach((key, contrast) -> {
                double[] weights =
                        design.weights(contrast, label, design.conditions()).orElseThrow();
                RegionEffects effects = run.effects(weights);
                JsonNode values = expected.path(label).path(key);
                assertClose(label + " " + key + " effect", effects.effect(), data(values.path("effect")));
                assertClose(label + " " + key + " t", effects.t(), data(values.path("t")));
            });
        }
    }

    private static double[][] matrix(JsonNode array) {
        double[] data = data(array);
        int columns = array.path("shape").path(1).asInt();
        double[][] rows = new double[array.path("shape").path(0).asInt()][columns];
        for (int i = 0; i < data.length; i++) {
            rows[i / columns][i % columns] = data[i];
        }
        return rows;
    }

    private static double[] data(JsonNode array) {
        assertThat(array.path("data").isArray()).as("values in the file").isTrue();
        double[] values = new double[array.path("data").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.path("data").path(i).asDouble(Double.NaN);
        }
        return values;
    }

    private static void assertClose(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as(what + " [" + i + "]")
                    .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
