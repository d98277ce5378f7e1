package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.insula.pipeline.model.Part.Wanted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every part's gradient, and whole networks', against central differences of a random weighted sum of their outputs.
 */
class FiniteDifferencesTest {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    /** A part to check, with the parameters it declares and the shape of its input. */
    private record Subject(
            String name,
            Consumer<Parameters> declare,
            BiFunction<Parameters, Products, Part> create,
            int samples,
            int frames,
            int units) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> parts() {
        return Stream.of(
                new Subject(
                        "affine map",
                        parameters -> Dense.declare(parameters, "weight", "bias", 4, 3),
                        (parameters, products) -> new Dense("weight", "bias", parameters, products),
                        2,
                        3,
                        4),
                new Subject(
                        "input-cell attention",
                        parameters -> InputCellAttention.declare(parameters, 4, 5, 3),
                        InputCellAttention::new,
                        2,
                        7,
                        4),
                new Subject(
                        "input-cell attention over several chunks",
                        parameters -> InputCellAttention.declare(parameters, 3, 4, 2),
                        InputCellAttention::new,
                        2,
                        2 * PrefixAttention.CHUNK + 3,
                        3),
                new Subject("LSTM", parameters -> LstmCell.declare(parameters, 4, 3), LstmCell::new, 3, 6, 4),
                new Subject(
                        "LSTM with native products",
                        parameters -> LstmCell.declare(parameters, 6, 8),
                        LstmCell::new,
                        12,
                        4,
                        6),
                new Subject("last state", parameters -> {}, (parameters, products) -> new LastState(), 2, 4, 3));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void partAgreesWithCentralDifferences(Subject subject) {
        SplittableRandom random = new SplittableRandom(7);
        Parameters parameters = new Parameters();
        subject.declare().accept(parameters);
        parameters.names().forEach(name -> randomise(parameters.values(name), random, 0.8));
        double[] values = new double[subject.samples() * subject.frames() * subject.units()];
        randomise(values, random, 1.5);
        Activations input = new Activations(values, subject.samples(), subject.frames(), subject.units());
        Part part = subject.create().apply(parameters, new Products());

        Activations output = part.forward(input);
        double[] weights = new double[output.size()];
        randomise(weights, random, 1);
        Parameters gradients = parameters.zerosLike();
        Activations weighted = new Activations(weights, output.samples(), output.frames(), output.units());
        double[] inputGradient =
                part.backward(weighted, gradients, Wanted.BOTH).values().clone();

        DoubleSupplier score = () -> weightedSum(part.forward(input).values(), weights);
        assertDerivatives("input", values, inputGradient, score);
        for (String name : parameters.names()) {
            assertDerivatives(name, parameters.values(name), gradients.values(name), score);
        }
    }

    static Stream<ModelSpec> specs() {
        return Stream.of(
                ModelSpec.lstm().withHidden(4),
                ModelSpec.inputCellLstm().withHidden(4).withAttentionWidth(5).withHops(3));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void crossEntropyOfANetworkAgreesWithCentralDifferences(ModelSpec spec) {
        SplittableRandom random = new SplittableRandom(11);
        Network network = Network.create(spec, 5, 3, 1);
        double[] values = new double[4 * 9 * 5];
        randomise(values, random, 1.5);
        SequenceBatch batch = new SequenceBatch(values, 4, 9, 5);
        int[] labels = {0, 2, 1, 2};
        NetworkPass pass = network.newPass();
        DoubleSupplier loss = () -> Softmax.crossEntropy(pass.forward(batch), labels, 3);

        double[] ofLogits = Softmax.crossEntropyGradient(pass.forward(batch), labels, 3);
        double[] inputGradient = pass.inputGradient(ofLogits).clone();
        Parameters gradients = network.parameters().zerosLike();
        pass.addParameterGradients(ofLogits, gradients);
        assertDerivatives("input", values, inputGradient, loss);
        for (String name : network.parameters().names()) {
            assertDerivatives(name, network.parameters().values(name), gradients.values(name), loss);
        }
    }

    private static void assertDerivatives(String what, double[] variables, double[] gradient, DoubleSupplier score) {
        for (int i = 0; i < variables.length; i++) {
            double value = variables[i];
            variables[i] = value + STEP;
            double above = score.getAsDouble();
            variables[i] = value - STEP;
            double below = score.getAsDouble();
            variables[i] = value;
            double slope = (above - below) / (2 * STEP);
            assertThat(gradient[i])
                    .as("derivative with respect to %s[%d]", what, i)
                    .isCloseTo(slope, offset(TOLERANCE * Math.max(1, Math.abs(slope))));
        }
    }

    private static double weightedSum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }

    private static void randomise(double[] values, SplittableRandom random, double range) {
        for (int i = 0; i < values.length; i++) {
            values[i] = range * (2 * random.nextDouble() - 1);
        }
    }
}
