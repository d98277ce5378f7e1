package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void sameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        Network network = Network.create(ModelSpec.inputCellLstm(), 7, 3, 5);
        assertThat(network.parameters())
                .isEqualTo(Network.create(ModelSpec.inputCellLstm(), 7, 3, 5).parameters())
                .isNotEqualTo(Network.create(ModelSpec.inputCellLstm(), 7, 3, 6).parameters());
        assertThat(network.copy().parameters()).isEqualTo(network.parameters());
    }

    @Test
    void aSkipAddsTheScoresOfALinearModel() {
        Network network = Network.create(ModelSpec.inputCellLstm().withHidden(3), 4, 2, 5);
        Network linear = Network.create(ModelSpec.linear(), 6, 4, 2, Initialisation.XAVIER_UNIFORM, 6);
        double[] values = new SplittableRandom(1).doubles(2 * 6 * 4).toArray();
        SequenceBatch batch = new SequenceBatch(values, 2, 6, 4);

        double[][] sums = network.withSkip(linear).logits(batch);

        for (int sample = 0; sample < 2; sample++) {
            for (int c = 0; c < 2; c++) {
                double expected = network.logits(batch)[sample][c] + linear.logits(batch)[sample][c];
                assertThat(sums[sample][c]).isCloseTo(expected, within(1e-12));
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.withSkip(linear).newPass().forward(new SequenceBatch(values, 2, 3, 4)));
    }

    @Test
    void weightsStartXavierUniformAndBiasesZero() {
        Parameters parameters =
                Network.create(ModelSpec.lstm().withHidden(30), 200, 2, 5).parameters();
        double bound = Math.sqrt(6.0 / (200 + 120));
        double[] weights = parameters.values("cell.input.weight");
        double squares = 0;
        for (double weight : weights) {
            assertThat(Math.abs(weight)).isLessThanOrEqualTo(bound);
            squares += weight * weight;
        }
        assertThat(squares / weights.length).isBetween(0.95 * bound * bound / 3, 1.05 * bound * bound / 3);
        assertThat(parameters.values("cell.bias")).containsOnly(0);
    }

    @Test
    void weightsStartUniformWithinOneOverTheRootOfTheirInputsAndBiasesZero() {
        ModelSpec spec = ModelSpec.inputCellLstm().withHidden(5).withAttentionWidth(50);
        Network network = Network.create(spec, 1, 100, 2, Initialisation.INPUTS_UNIFORM, 5);
        Map<String, Double> bounds = Map.of(
                "attention.first.weight", 0.1,
                "attention.second.weight", Math.sqrt(0.02),
                "cell.input.weight", 0.1,
                "cell.hidden.weight", Math.sqrt(0.2),
                "head.weight", Math.sqrt(0.2));
        for (String name : network.parameters().names()) {
            double[] values = network.parameters().values(name);
            if (name.endsWith("bias")) {
                assertThat(values).as(name).containsOnly(0);
            } else {
                double bound = bounds.get(name);
                double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
                // That all of n values lie below a share q of the bound has the chance qⁿ: 1e-5 for the head's 10.
                double least = values.length == 10 ? 0.3 : 0.9;
                assertThat(largest).as(name).isBetween(least * bound, bound);
            }
        }
    }

    @Test
    void namesItsParametersInOrder() {
        Network network = Network.create(ModelSpec.inputCellLstm().withHidden(4), 7, 3, 5);
        assertThat(network.parameters().names())
                .containsExactly(
                        "attention.first.weight",
                        "attention.first.bias",
                        "attention.second.weight",
                        "attention.second.bias",
                        "cell.input.weight",
                        "cell.bias",
                        "cell.hidden.weight",
                        "head.weight",
                        "head.bias");
        assertThat(network.parameters().shape("cell.input.weight")).containsExactly(7, 16);
        assertThat(network.parameters().size()).isEqualTo(7 * 16 + 16 + 16 * 4 + 4 + 7 * 16 + 16 + 4 * 16 + 12 + 3);
    }

    @Test
    void aPassGivesTheSameBitsAfterABatchOfAnotherSize() {
        Network network = Network.create(ModelSpec.inputCellLstm().withHidden(4), 6, 2, 5);
        SequenceBatch small = batch(2, 9, 6);
        NetworkPass pass = network.newPass();
        double[] first = pass.forward(small).clone();
        pass.forward(batch(5, 80, 6));
        double[] again = pass.forward(small);
        assertThat(Arrays.copyOf(again, first.length)).isEqualTo(first);
        assertThat(network.logits(small)[1]).containsExactly(first[2], first[3]);
    }

    @Test
    void inputGradientDoesNotDependOnWhichOtherSamplesAreInTheBatch() {
        Network network = Network.create(ModelSpec.inputCellLstm().withHidden(4), 6, 2, 5);
        SequenceBatch three = batch(3, 70, 6);
        SequenceBatch one = new SequenceBatch(three.values(), 1, 70, 6);
        double[] alone = gradient(network, one);
        Close.assertClose("gradient of the first sample", gradient(network, three), alone, 1e-9);
    }

    private static double[] gradient(Network network, SequenceBatch batch) {
        NetworkPass pass = network.newPass();
        pass.forward(batch);
        double[] gradient = pass.inputGradient(Softmax.logitGradient(new int[batch.samples()], 2));
        return Arrays.copyOf(gradient, batch.samples() * batch.frames() * batch.regions());
    }

    @Test
    void dropoutZeroesItsShareAndKeepsTheMean() {
        Dropout64 dropout = new Dropout64(1 << 29, new RandomBits(3));
        Values64 ones = new Values64().resize(1, 40_001);
        Arrays.fill(ones.fill(), 1);
        Activations64 input = new Activations64(ones, 1, 1, 40_001);
        double[] kept = dropout.forward(input).values().read().clone();
        long zeros = Arrays.stream(kept).filter(v -> v == 0).count();
        assertThat(zeros / 40_001.0).isBetween(0.24, 0.26);
        assertThat(kept).containsOnly(0, 1 / 0.75);
        assertThat(dropout.backward(input, null, Wanted.INPUT).values().read()).isEqualTo(kept);
        assertThat(dropout.forward(input).values().read()).isNotEqualTo(kept);
    }

    @Test
    void aLinearNetworkWeighsEachFrameAndRegion() {
        Network network = Network.zeros(ModelSpec.linear(), 2, 3, 2);
        // [frame][region][class]: class 0 counts tens of frame 0, class 1 hundreds of frame 1.
        double[] weights = {10, 0, 20, 0, 30, 0, 0, 100, 0, 200, 0, 300};
        network.setHead(weights, new double[] {1, 2});
        SequenceBatch batch = new SequenceBatch(new double[] {1, 2, 3, 4, 5, 6, 0, 0, 1, 0, 1, 0}, 2, 2, 3);
        assertThat(network.logits(batch)[0]).containsExactly(141, 3202);
        assertThat(network.logits(batch)[1]).containsExactly(31, 202);
        double[] gradient = gradient(network, batch);
        assertThat(Arrays.copyOf(gradient, 6)).containsExactly(10, 20, 30, 0, 0, 0);
        NetworkPass pass = network.newPass();
        pass.forward(batch);
        assertThat(Arrays.copyOf(pass.hiddenSequence(), 12))
                .as("without a cell the hidden sequence is the input")
                .containsExactly(batch.values());
    }

    @Test
    void aLinearNetworkOfMeansWeighsRegionsAlikeInEachFrame() {
        Network network = Network.zeros(ModelSpec.linearMean(), 4, 3, 2);
        network.setHead(new double[] {1, 0, 2, 0, 3, 0}, new double[] {0, 0.5});
        SequenceBatch batch = new SequenceBatch(new double[] {1, 2, 3, 3, 2, 1}, 1, 2, 3);
        assertThat(network.logits(batch)[0]).containsExactly(2 + 4 + 6, 0.5);
        assertThat(gradient(network, batch)).containsExactly(0.5, 1, 1.5, 0.5, 1, 1.5);
    }

    @Test
    void aFlatteningNetworkReadsOneNumberOfFrames() {
        Network network = Network.zeros(ModelSpec.linear(), 2, 3, 2);
        assertThat(network.reads(2)).isTrue();
        assertThat(network.reads(3)).isFalse();
        assertThat(network.copy().reads(3)).isFalse();
        assertThat(Network.zeros(ModelSpec.linearMean(), 2, 3, 2).reads(3)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.newPass().forward(batch(1, 3, 3)))
                .withMessage("the network does not read sequences of 3 frames");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.create(ModelSpec.linear(), 3, 2, 1))
                .withMessageContaining("needs the number of frames");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.setHead(new double[11], new double[2]))
                .withMessageContaining("do not fit a head of 12 and 2");
    }

    @Test
    void refusesABatchOfOtherRegions() {
        NetworkPass pass = Network.create(ModelSpec.lstm(), 6, 2, 5).newPass();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass.forward(batch(1, 2, 5)))
                .withMessage("the batch has 5 regions, the network 6");
        assertThatIllegalArgumentException().isThrownBy(() -> Network.create(ModelSpec.lstm(), 6, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSpec.lstm().withHidden(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SequenceBatch(new double[3], 2, 2, 1));
    }

    private static SequenceBatch batch(int samples, int frames, int regions) {
        double[] values = new SplittableRandom(9)
                .doubles((long) samples * frames * regions, -2, 2)
                .toArray();
        return new SequenceBatch(values, samples, frames, regions);
    }
}
