package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.insula.pipeline.model.Close.assertClose;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares every part of a network's answer with values computed by other software, one file a model kind. */
class ReferenceModelTest {
    private static final double TOLERANCE = 1e-9;

    @TestFactory
    Stream<DynamicTest> agreesWithEveryReferenceFile() throws IOException {
        Path folder = Path.of(System.getProperty("insula.fixtures.model", "../shared/fixtures/model"));
        assumeTrue(Files.isDirectory(folder), "no reference models in " + folder);
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
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        ReferenceModel reference = ReferenceModel.of(json);
        NetworkPass pass = reference.network().newPass();
        checkScores(reference, pass);
        checkGradients(reference, pass);
    }

    private static void checkScores(ReferenceModel reference, NetworkPass pass) {
        int[] labels = reference.labels();
        int classes = reference.network().classes();
        double[] logits = pass.forward(reference.batch());
        assertClose("hiddenSequence", pass.hiddenSequence(), reference.expected("hiddenSequence"), TOLERANCE);
        assertClose("logits", logits, reference.expected("logits"), TOLERANCE);
        double[] probabilities = Softmax.probabilities(logits, labels.length, classes);
        assertClose("probabilities", probabilities, reference.expected("probabilities"), TOLERANCE);
        double[] loss = {Softmax.crossEntropy(logits, labels, classes)};
        assertClose("crossEntropy", loss, new double[] {reference.crossEntropy()}, TOLERANCE);
    }

    private static void checkGradients(ReferenceModel reference, NetworkPass pass) {
        int[] labels = reference.labels();
        int classes = reference.network().classes();
        double[] logits = pass.forward(reference.batch()).clone();

        double[] ofLoss = Softmax.crossEntropyGradient(logits, labels, classes);
        Parameters gradients = reference.network().parameters().zerosLike();
        pass.addParameterGradients(ofLoss, gradients);
        assertThat(reference.expectedLossGradients().keySet()).containsExactlyInAnyOrderElementsOf(gradients.names());
        reference.expectedLossGradients().forEach((name, expected) -> {
            assertClose("lossGradient of " + name, gradients.values(name), expected, TOLERANCE);
        });
        assertClose(
                "lossGradient of input",
                pass.inputGradient(ofLoss),
                reference.expectedLossGradientOfInput(),
                TOLERANCE);

        double[] ofProbability = Softmax.probabilityGradient(logits, labels, classes);
        assertClose(
                "probabilityGradientWrtInput",
                pass.inputGradient(ofProbability),
                reference.expected("probabilityGradientWrtInput"),
                TOLERANCE);
        double[] ofLogit = Softmax.logitGradient(labels, classes);
        assertClose(
                "logitGradientWrtInput",
                pass.inputGradient(ofLogit),
                reference.expected("logitGradientWrtInput"),
                TOLERANCE);
    }
}
