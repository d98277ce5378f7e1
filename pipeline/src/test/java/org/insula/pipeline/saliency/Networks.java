package org.insula.pipeline.saliency;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.NetworkPass;
import org.insula.pipeline.model.ReadOutKind;
import org.insula.pipeline.model.SequenceBatch;

/** Small networks with known properties, and batches for them. */
final class Networks {
    static final int FRAMES = 6;
    static final int REGIONS = 4;
    static final int SIZE = FRAMES * REGIONS;

    private Networks() {}

    /** An input-cell LSTM whose weights are large enough to bend. */
    static Network bent() {
        Network network = Network.create(
                ModelSpec.inputCellLstm().withHidden(5).withAttentionWidth(6).withHops(3), REGIONS, 3, 11);
        for (String name : network.parameters().names()) {
            double[] values = network.parameters().values(name);
            for (int i = 0; i < values.length; i++) {
                values[i] *= 2;
            }
        }
        return network;
    }

    /** The same network with one region's weights set to zero. */
    static Network ignoring(int region) {
        Network network = bent();
        setRow(network, "attention.first.weight", region, -1);
        setRow(network, "cell.input.weight", region, -1);
        return network;
    }

    /** The same network with the weights of the second of two regions set to those of the first. */
    static Network alike(int first, int second) {
        Network network = bent();
        setRow(network, "attention.first.weight", second, first);
        setRow(network, "cell.input.weight", second, first);
        return network;
    }

    private static void setRow(Network network, String name, int row, int source) {
        int columns = network.parameters().shape(name)[1];
        double[] values = network.parameters().values(name);
        for (int column = 0; column < columns; column++) {
            values[row * columns + column] = source < 0 ? 0 : values[source * columns + column];
        }
    }

    /**
     * A network without recurrence, pooled by the mean, whose logits are linear in inputs of at most some 1e-5: tanh
     * then differs from its argument by less than 1e-10 of it.
     */
    static Network linear() {
        ModelSpec spec = ModelSpec.lstm()
                .withCell(CellKind.RNN)
                .withReadOut(ReadOutKind.MEAN_POOLING)
                .withHidden(3);
        Network network = Network.create(spec, REGIONS, 2, 5);
        Arrays.fill(network.parameters().values("cell.hidden.weight"), 0);
        return network;
    }

    /** What a unit of a region adds to a class's logit in the linear network, in whatever frame. */
    static double linearWeight(Network network, int region, int label) {
        double[] in = network.parameters().values("cell.input.weight");
        double[] out = network.parameters().values("head.weight");
        double sum = 0;
        for (int unit = 0; unit < 3; unit++) {
            sum += in[region * 3 + unit] * out[unit * 2 + label];
        }
        return sum / FRAMES;
    }

    static SequenceBatch batch(int samples, double deviation, long seed) {
        Random random = new Random(seed);
        double[] values = new double[samples * SIZE];
        Arrays.setAll(values, i -> deviation * random.nextGaussian());
        return new SequenceBatch(values, samples, FRAMES, REGIONS);
    }

    /** The methods that explain single samples. */
    static List<SaliencyMethod> perSample() {
        return Arrays.stream(SaliencyMethod.values())
                .filter(SaliencyMethod::isPerSample)
                .toList();
    }

    /** A baseline that differs from 0 everywhere. */
    static Baseline baseline() {
        return Baseline.of(batch(1, 0.5, 12).values());
    }

    /** One sample of a batch as a batch. */
    static SequenceBatch only(SequenceBatch batch, int sample) {
        double[] values = Arrays.copyOfRange(batch.values(), sample * SIZE, (sample + 1) * SIZE);
        return new SequenceBatch(values, 1, FRAMES, REGIONS);
    }

    static double score(Network network, SequenceBatch batch, Score score, int label) {
        NetworkPass pass = network.newPass();
        return score.values(pass.forward(batch), new int[] {label}, network.classes())[0];
    }
}
