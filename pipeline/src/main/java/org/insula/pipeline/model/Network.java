package org.insula.pipeline.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A network: its spec, its sizes and its parameters. It computes nothing itself; {@link NetworkPass} does, one a
 * thread.
 *
 * <p>Parameters, by part, all weights {@code [input][output]} so that a part computes {@code x·W + b}:
 *
 * <pre>
 *   attention.first.weight   [region][d_a]     attention.first.bias   [d_a]     with input-cell attention
 *   attention.second.weight  [d_a][hop]        attention.second.bias  [hop]     with input-cell attention
 *   cell.input.weight        [input][gH]       cell.bias              [gH]      g = 1 in an RNN; 3 in a GRU: r, z, n;
 *   cell.hidden.weight       [H][gH]                                            4 in an LSTM: i, f, g, o
 *   cell.hidden.bias         [gH]                                               GRU only
 *   cell.reverse.…                                                              bidirectional: the backward cell
 *   readOut.first.weight     [state][d_a]      readOut.second.weight  [d_a][hop]   with self-attention
 *   head.weight              [read out][class] head.bias              [class]
 * </pre>
 *
 * The cell's input has a value a region, or with flattened hops {@code [hop][region]}. A state has H values, or 2H where
 * two directions are laid side by side; self-attention reads out {@code [hop][state]}.
 */
public final class Network {
    private final ModelSpec spec;
    private final int regions;
    private final int classes;
    private final Parameters parameters;

    private Network(ModelSpec spec, int regions, int classes) {
        if (regions < 1 || classes < 2) {
            throw new IllegalArgumentException(
                    "a network needs at least 1 region and 2 classes, not " + regions + " and " + classes);
        }
        this.spec = spec;
        this.regions = regions;
        this.classes = classes;
        this.parameters = Architecture.parameters(spec, regions, classes);
    }

    /**
     * A network with fresh parameters: weights Xavier-uniform, and biases zero. The same arguments give the same bits.
     *
     * @throws IllegalArgumentException if there is no region or fewer than 2 classes
     */
    public static Network create(ModelSpec spec, int regions, int classes, long seed) {
        return create(spec, regions, classes, Initialisation.XAVIER_UNIFORM, seed);
    }

    /**
     * A network with fresh parameters: weights drawn as told, and biases zero. The same arguments give the same bits.
     *
     * @throws IllegalArgumentException if there is no region or fewer than 2 classes
     */
    public static Network create(ModelSpec spec, int regions, int classes, Initialisation initialisation, long seed) {
        Network network = new Network(spec, regions, classes);
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : network.parameters.names()) {
            int[] shape = network.parameters.shape(name);
            if (shape.length == 2) {
                double bound = initialisation.bound(shape[0], shape[1]);
                Arrays.setAll(network.parameters.values(name), i -> bound * (2 * random.nextDouble() - 1));
            }
        }
        return network;
    }

    /** A network whose parameters are all zero, to be filled. */
    static Network zeros(ModelSpec spec, int regions, int classes) {
        return new Network(spec, regions, classes);
    }

    /** Which parts it is made of. */
    public ModelSpec spec() {
        return spec;
    }

    /** Values of each frame that it reads. */
    public int regions() {
        return regions;
    }

    /** Classes that it tells apart. */
    public int classes() {
        return classes;
    }

    /** The parameters themselves, not a copy. */
    public Parameters parameters() {
        return parameters;
    }

    /** The same spec and sizes with a copy of the parameters. */
    public Network copy() {
        Network copy = new Network(spec, regions, classes);
        copy.parameters.set(parameters);
        return copy;
    }

    /** Working memory to run this network in, in double precision and without dropout. */
    public NetworkPass newPass() {
        return newPass(Precision.FLOAT64);
    }

    /** Working memory to run this network in, without dropout. */
    public NetworkPass newPass(Precision precision) {
        return new NetworkPass(this, precision, DropoutDraws.none());
    }

    /**
     * Working memory to train this network in.
     *
     * @param dropout probability that an input value, or a value of what the read-out gives to the classifier, is
     *                dropped; in [0, 1)
     * @param random  where dropout draws from
     */
    public NetworkPass newTrainingPass(Precision precision, double dropout, SplittableRandom random) {
        return new NetworkPass(this, precision, DropoutDraws.of(dropout, random));
    }

    /**
     * The class scores before the softmax, {@code [sample][class]}, without dropout. For many batches, keep a
     * {@link #newPass()}.
     *
     * @throws IllegalArgumentException if the batch has another number of regions
     */
    public double[][] logits(SequenceBatch batch) {
        double[] flat = newPass().forward(batch);
        double[][] rows = new double[batch.samples()][];
        Arrays.setAll(rows, sample -> Arrays.copyOfRange(flat, sample * classes, (sample + 1) * classes));
        return rows;
    }
}
