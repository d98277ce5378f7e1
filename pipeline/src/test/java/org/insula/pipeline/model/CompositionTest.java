package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.insula.pipeline.model.PartContractTest.assertDerivatives;
import static org.insula.pipeline.model.PartContractTest.randomise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of cell, direction, attention, reduction and read-out. */
class CompositionTest {
    private static final int SAMPLES = 3;
    private static final int FRAMES = 8;
    private static final int REGIONS = 4;
    private static final int[] LABELS = {0, 2, 1};

    static List<ModelSpec> specs() {
        List<ModelSpec> specs = new ArrayList<>();
        for (CellKind cell : CellKind.values()) {
            for (Direction direction : Direction.values()) {
                for (ReadOutKind readOut : ReadOutKind.values()) {
                    ModelSpec plain = ModelSpec.lstm()
                            .withCell(cell)
                            .withDirection(direction)
                            .withReadOut(readOut)
                            .withHidden(3)
                            .withAttentionWidth(4)
                            .withHops(2);
                    ModelSpec attentive = plain.withAttention(AttentionKind.INPUT_CELL);
                    specs.addAll(List.of(plain, attentive, attentive.withReduction(HopReduction.FLATTEN)));
                }
            }
        }
        specs.add(ModelSpec.inputCellLstmSkip()
                .withHidden(3)
                .withAttentionWidth(4)
                .withHops(2));
        return specs;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void gradientsOfTheCrossEntropyAgreeWithCentralDifferences(ModelSpec spec) {
        Network network = network(spec);
        double[] values = values();
        SequenceBatch batch = new SequenceBatch(values, SAMPLES, FRAMES, REGIONS);
        NetworkPass pass = network.newPass();
        DoubleSupplier loss = () -> Softmax.crossEntropy(pass.forward(batch), LABELS, 3);

        double[] ofLogits = Softmax.crossEntropyGradient(pass.forward(batch), LABELS, 3);
        double[] inputGradient = pass.inputGradient(ofLogits).clone();
        Parameters gradients = network.parameters().zerosLike();
        pass.addParameterGradients(ofLogits, gradients);
        assertDerivatives("input", values, inputGradient, loss);
        for (String name : network.parameters().names()) {
            assertDerivatives(name, network.parameters().values(name), gradients.values(name), loss);
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void singlePrecisionAgreesWithDouble(ModelSpec spec) {
        Network network = network(spec);
        SequenceBatch batch = new SequenceBatch(values(), SAMPLES, FRAMES, REGIONS);
        NetworkPass exact = network.newPass(Precision.FLOAT64);
        NetworkPass single = network.newPass(Precision.FLOAT32);
        double[] ofLogits = Softmax.crossEntropyGradient(exact.forward(batch), LABELS, 3);
        assertNear("logits", single.forward(batch), exact.forward(batch));
        assertNear("input gradient", single.inputGradient(ofLogits), exact.inputGradient(ofLogits));
        Parameters expected = network.parameters().zerosLike();
        Parameters actual = network.parameters().zerosLike();
        exact.addParameterGradients(ofLogits, expected);
        single.addParameterGradients(ofLogits, actual);
        for (String name : expected.names()) {
            assertNear(name, actual.values(name), expected.values(name));
        }
    }

    /** To 2e-5 of the largest magnitude. */
    private static void assertNear(String what, double[] actual, double[] expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s[%d]: %s, expected %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(2e-5 * largest + 1e-7);
        }
    }

    private static Network network(ModelSpec spec) {
        Network network = Network.zeros(spec, FRAMES, REGIONS, 3);
        SplittableRandom random = new SplittableRandom(4);
        network.parameters()
                .names()
                .forEach(name -> randomise(network.parameters().values(name), random, 0.7));
        return network;
    }

    private static double[] values() {
        double[] values = new double[SAMPLES * FRAMES * REGIONS];
        randomise(values, new SplittableRandom(11), 1.5);
        return values;
    }
}
