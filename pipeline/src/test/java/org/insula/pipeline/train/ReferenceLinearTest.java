package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.SequenceBatch;
import org.insula.pipeline.model.Softmax;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares softmax regression with fits by scikit-learn, one file a data set: weights and intercepts to 1e-3, since
 * theirs stop at a gradient of some 1e-4, probabilities to 1e-4, and the pattern (the covariance of input and centred
 * score over samples) to 1e-3 of its largest value.
 */
class ReferenceLinearTest {
    private static final double WEIGHTS = 1e-3;
    private static final double PROBABILITIES = 1e-4;

    @TestFactory
    Stream<DynamicTest> agreesWithEveryReferenceFile() throws IOException {
        Path folder = Path.of(System.getProperty("insula.fixtures.linear", "../shared/fixtures/linear"));
        assumeTrue(Files.isDirectory(folder), "no reference fits in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList()
                    .stream();
        }
    }

    private static void check(Path file) throws IOException {
        Reference reference = new Reference(new ObjectMapper().readTree(file.toFile()));
        SoftmaxWeights fitted = reference.fit();
        assertClose("weights", reference.byClass(fitted.weights()), reference.values("weights"), WEIGHTS);
        assertClose("intercepts", fitted.intercepts(), reference.values("intercepts"), WEIGHTS);
        double[] logits = reference.logits(fitted);
        double[] probabilities = Softmax.probabilities(logits, reference.samples, reference.classes);
        assertClose("probabilities", probabilities, reference.values("probabilities"), PROBABILITIES);
        double[] pattern = reference.values("pattern");
        double largest = Arrays.stream(pattern).map(Math::abs).max().orElseThrow();
        assertClose("pattern", reference.pattern(logits), pattern, WEIGHTS * largest);
    }

    private static void assertClose(String what, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s[%d]: %s, expected %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    /** A reference file. */
    private static final class Reference {
        private final JsonNode json;
        private final int samples;
        private final int frames;
        private final int features;
        private final int classes;

        Reference(JsonNode json) {
            this.json = json;
            this.samples = json.path("samples").intValue();
            this.frames = json.path("timeSteps").intValue();
            this.features = json.path("features").intValue();
            this.classes = json.path("classes").intValue();
        }

        double[] values(String key) {
            return doubles(json.path(key).path("data"));
        }

        private static double[] doubles(JsonNode array) {
            double[] values = new double[array.size()];
            Arrays.setAll(values, i -> array.path(i).doubleValue());
            return values;
        }

        SoftmaxWeights fit() {
            int[] labels = Arrays.stream(doubles(json.path("labels")))
                    .mapToInt(label -> (int) label)
                    .toArray();
            double[] ones = new double[samples];
            Arrays.fill(ones, 1);
            return SoftmaxRegression.over(values("input"), samples, frames * features)
                    .fit(labels, ones, classes, penalty());
        }

        /**
         * The strength λ. One vector w for two classes, penalised by |w|²/(2C), is W = ±w/2 with Σ W² = |w|²/2: twice
         * the strength.
         */
        private double penalty() {
            String objective = json.path("objective").textValue();
            assertThat(objective).as("the objective that was fitted").contains("inverseL2", "intercepts free");
            boolean oneVector = objective.contains("binary") || objective.contains("one weight vector");
            double ofSum = (oneVector ? 2 : 1) / json.path("inverseL2").doubleValue();
            return objective.startsWith("mean of") ? samples * ofSum : ofSum;
        }

        /** {@code [feature][class]} as {@code [class][feature]}. */
        double[] byClass(double[] weights) {
            double[] turned = new double[weights.length];
            int size = frames * features;
            for (int k = 0; k < size; k++) {
                for (int c = 0; c < classes; c++) {
                    turned[c * size + k] = weights[k * classes + c];
                }
            }
            return turned;
        }

        /** Scores by the network that a study would write, {@code [sample][class]}. */
        double[] logits(SoftmaxWeights fitted) {
            Network network = Network.zeros(ModelSpec.linear(), frames, features, classes);
            network.setHead(fitted.weights(), fitted.intercepts());
            return network.newPass().forward(new SequenceBatch(values("input"), samples, frames, features));
        }

        /** Covariance over samples (n − 1) of input and score less its mean over classes, [class][frame][feature]. */
        double[] pattern(double[] logits) {
            double[] input = values("input");
            int size = frames * features;
            double[] pattern = new double[classes * size];
            for (int c = 0; c < classes; c++) {
                double[] score = centredScores(logits, c);
                for (int i = 0; i < samples; i++) {
                    for (int k = 0; k < size; k++) {
                        pattern[c * size + k] += score[i] * input[i * size + k] / (samples - 1);
                    }
                }
            }
            return pattern;
        }

        /** Score of a class less the mean over classes, less its mean over samples. */
        private double[] centredScores(double[] logits, int c) {
            double[] scores = new double[samples];
            for (int i = 0; i < samples; i++) {
                double mean = Arrays.stream(logits, i * classes, (i + 1) * classes)
                        .average()
                        .orElseThrow();
                scores[i] = logits[i * classes + c] - mean;
            }
            double mean = Arrays.stream(scores).average().orElseThrow();
            return Arrays.stream(scores).map(score -> score - mean).toArray();
        }
    }
}
