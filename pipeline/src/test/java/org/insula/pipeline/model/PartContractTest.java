package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every part must do: exact gradients, held against central differences of a random weighted sum of its outputs;
 * samples that do not see each other; the same bits each time, whatever batch came before.
 */
class PartContractTest {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;
    private static final int UNITS = 4;

    /** A part to check: the parameters it has, how to make it, and how many frames to feed it. */
    private record Subject(
            String name, Parameters parameters, BiFunction<Weights64, Products64, Part64> create, int frames) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> parts() {
        ModelSpec input =
                ModelSpec.inputCellLstm().withHidden(3).withAttentionWidth(5).withHops(3);
        ModelSpec self = ModelSpec.selfAttentionLstm()
                .withHidden(UNITS)
                .withAttentionWidth(5)
                .withHops(3);
        return Stream.of(
                subject("affine map", input, 3, (w, p) -> new Dense64("head.weight", "head.bias", w, p), 3),
                subject("attention, mean of hops", input, UNITS, attention(HopReduction.MEAN), 7),
                subject("attention, all hops", input, UNITS, attention(HopReduction.FLATTEN), 7),
                subject("attention over several chunks, mean", input, UNITS, attention(HopReduction.MEAN), longer()),
                subject("attention over several chunks, all", input, UNITS, attention(HopReduction.FLATTEN), longer()),
                cell("RNN", CellKind.RNN, false),
                cell("GRU", CellKind.GRU, false),
                cell("LSTM", CellKind.LSTM, false),
                cell("RNN, backwards", CellKind.RNN, true),
                cell("GRU, backwards", CellKind.GRU, true),
                cell("LSTM, backwards", CellKind.LSTM, true),
                subject("bidirectional GRU", gru(), UNITS, PartContractTest::bidirectional, 6),
                subject("last state", input, UNITS, (w, p) -> new LastState64(Direction.FORWARD), 5),
                subject("last state both ways", input, UNITS, (w, p) -> new LastState64(Direction.BIDIRECTIONAL), 5),
                subject("mean pooling", input, UNITS, (w, p) -> new MeanPooling64(), 5),
                subject("max pooling", input, UNITS, (w, p) -> new MaxPooling64(), 5),
                subject("flattening", input, UNITS, (w, p) -> new Flatten64(), 5),
                subject("self-attention", self, UNITS, SelfAttention64::new, 6));
    }

    private static int longer() {
        return 2 * PrefixAttention64.CHUNK + 3;
    }

    private static ModelSpec gru() {
        return ModelSpec.biLstm().withCell(CellKind.GRU).withHidden(3);
    }

    private static BiFunction<Weights64, Products64, Part64> attention(HopReduction reduction) {
        return (weights, products) -> new InputCellAttention64(weights, reduction, products);
    }

    private static Subject cell(String name, CellKind kind, boolean backwards) {
        ModelSpec spec = ModelSpec.lstm().withCell(kind).withHidden(3);
        return subject(
                name,
                spec,
                UNITS,
                (weights, products) -> new Recurrence64("cell.", equations(kind), backwards, weights, products),
                6);
    }

    private static Cell64 equations(CellKind kind) {
        return switch (kind) {
            case NONE -> throw new IllegalArgumentException("no cell");
            case RNN -> new RnnCell64(3);
            case GRU -> new GruCell64(3);
            case LSTM -> new LstmCell64(3);
        };
    }

    private static Part64 bidirectional(Weights64 weights, Products64 products) {
        return new Bidirectional64(
                new Recurrence64("cell.", new GruCell64(3), false, weights, products),
                new Recurrence64("cell.reverse.", new GruCell64(3), true, weights, products));
    }

    private static Subject subject(
            String name, ModelSpec spec, int regions, BiFunction<Weights64, Products64, Part64> create, int frames) {
        return new Subject(name, Architecture.parameters(spec, frames, regions, 3), create, frames);
    }

    /** A part with random weights and what it is fed. */
    private static final class Bench {
        private final Parameters parameters;
        private final Weights64 weights;
        private final Part64 part;
        private final int frames;
        private final int units;

        Bench(Subject subject) {
            parameters = subject.parameters();
            SplittableRandom random = new SplittableRandom(7);
            parameters.names().forEach(name -> randomise(parameters.values(name), random, 0.8));
            weights = new Weights64(parameters);
            part = subject.create().apply(weights, new Products64());
            frames = subject.frames();
            units = subject.name().equals("affine map") ? weights.rows("head.weight") : UNITS;
        }

        double[] run(double[] input, int samples) {
            weights.load(parameters);
            Activations64 output = part.forward(activations(input, frames, samples, units));
            return Arrays.copyOf(output.values().read(), output.size());
        }

        private int outputFrames(int samples) {
            double[] zeros = new double[frames * samples * units];
            return part.forward(activations(zeros, frames, samples, units)).frames();
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void gradientsAgreeWithCentralDifferences(Subject subject) {
        Bench bench = new Bench(subject);
        double[] input = input(bench, 2);
        int outputs = bench.run(input, 2).length;
        double[] weights = new double[outputs];
        randomise(weights, new SplittableRandom(5), 1);
        Weights64 gradients = new Weights64(bench.parameters);
        gradients.clear();
        Activations64 output = bench.part.forward(activations(input, bench.frames, 2, bench.units));
        Activations64 upstream = activations(weights, output.frames(), 2, output.units());
        Activations64 gradient = bench.part.backward(upstream, gradients, Wanted.BOTH);
        double[] ofInput = Arrays.copyOf(gradient.values().read(), gradient.size());

        DoubleSupplier score = () -> weightedSum(bench.run(input, 2), weights);
        assertDerivatives("input", input, ofInput, score);
        for (String name : bench.parameters.names()) {
            assertDerivatives(
                    name, bench.parameters.values(name), gradients.values(name).read(), score);
        }
        Activations64 alone = bench.part.backward(upstream, null, Wanted.INPUT);
        assertThat(Arrays.copyOf(alone.values().read(), alone.size()))
                .as("the input's gradient alone, after another forward pass")
                .isEqualTo(ofInput);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aSampleDoesNotSeeTheOthers(Subject subject) {
        Bench bench = new Bench(subject);
        double[] two = input(bench, 2);
        double[] one = new double[two.length / 2];
        for (int frame = 0; frame < bench.frames; frame++) {
            System.arraycopy(two, (2 * frame + 1) * bench.units, one, frame * bench.units, bench.units);
        }
        double[] together = bench.run(two, 2);
        double[] alone = bench.run(one, 1);
        int frames = bench.outputFrames(1);
        int units = alone.length / frames;
        for (int i = 0; i < alone.length; i++) {
            double expected = together[(2 * (i / units) + 1) * units + i % units];
            assertThat(alone[i]).isEqualTo(expected, offset(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void givesTheSameBitsAgainAfterALargerBatch(Subject subject) {
        Bench bench = new Bench(subject);
        double[] input = input(bench, 2);
        double[] first = bench.run(input, 2);
        bench.run(input(bench, 9), 9);
        assertThat(bench.run(input, 2)).isEqualTo(first);
        assertThat(new Bench(subject).run(input, 2)).isEqualTo(first);
    }

    private static double[] input(Bench bench, int samples) {
        double[] input = new double[bench.frames * samples * bench.units];
        randomise(input, new SplittableRandom(3), 1.5);
        return input;
    }

    private static Activations64 activations(double[] values, int frames, int samples, int units) {
        Values64 copy = new Values64().resize(frames * samples, units);
        System.arraycopy(values, 0, copy.fill(), 0, copy.size());
        return new Activations64(copy, frames, samples, units);
    }

    static void assertDerivatives(String what, double[] variables, double[] gradient, DoubleSupplier score) {
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

    static void randomise(double[] values, SplittableRandom random, double range) {
        for (int i = 0; i < values.length; i++) {
            values[i] = range * (2 * random.nextDouble() - 1);
        }
    }
}
