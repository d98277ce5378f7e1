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
 *   skip.weight              [frame · region][class]  skip.bias       [class]      with a skip
 * </pre>
 *
 * The cell's input has a value a region, or with flattened hops {@code [hop][region]}. A state has H values, or 2H where
 * two directions are laid side by side; without a cell it is what a cell would see. Self-attention reads out
 * {@code [hop][state]}, a flattening read-out {@code [frame][state]}.
 */
public final class Network {
    /** Stands for any number of frames. */
    private static final int ANY = 0;

    private final ModelSpec spec;
    private final int frames;
    private final int regions;
    private final int classes;
    private final Parameters parameters;

    private Network(ModelSpec spec, int frames, int regions, int classes) {
        if (spec.fixesFrames() && frames < 1) {
            throw new IllegalArgumentException(
                    "a network with a flattening read-out or a skip needs the number of frames, not " + frames);
        }
        if (regions < 1 || classes < 2) {
            throw new IllegalArgumentException(
                    "a network needs at least 1 region and 2 classes, not " + regions + " and " + classes);
        }
        this.spec = spec;
        this.frames = spec.fixesFrames() ? frames : ANY;
        this.regions = regions;
        this.classes = classes;
        this.parameters = Architecture.parameters(spec, frames, regions, classes);
    }

    /**
     * A network that reads any number of frames, with fresh parameters: weights Xavier-uniform, and biases zero. The same
     * arguments give the same bits.
     *
     * @throws IllegalArgumentException if there is no region or fewer than 2 classes, or the spec fixes the number of frames
     */
    public static Network create(ModelSpec spec, int regions, int classes, long seed) {
        return create(spec, ANY, regions, classes, Initialisation.XAVIER_UNIFORM, seed);
    }

    /**
     * A network with fresh parameters: weights drawn as told, and biases zero. The same arguments give the same bits.
     *
     * @param frames frames of the sequences it will read; they matter to a flattening read-out and a skip only
     * @throws IllegalArgumentException if there is no region or fewer than 2 classes, or a flattening read-out or a skip and no frame
     */
    public static Network create(
            ModelSpec spec, int frames, int regions, int classes, Initialisation initialisation, long seed) {
        Network network = new Network(spec, frames, regions, classes);
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

    /**
     * A network whose parameters are all zero, to be filled.
     *
     * @param frames frames of the sequences it will read; they matter to a flattening read-out and a skip only
     * @throws IllegalArgumentException if there is no region or fewer than 2 classes, or a flattening read-out or a skip and no frame
     */
    public static Network zeros(ModelSpec spec, int frames, int regions, int classes) {
        return new Network(spec, frames, regions, classes);
    }

    /** Which parts it is made of. */
    public ModelSpec spec() {
        return spec;
    }

    /** Whether it reads sequences of so many frames: any number, unless its spec fixes it. */
    public boolean reads(int sequenceFrames) {
        return frames == ANY || frames == sequenceFrames;
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

    /**
     * Sets the parameters of the classifier.
     *
     * @param weights    {@code [read out][class]}
     * @param intercepts {@code [class]}
     * @throws IllegalArgumentException if their sizes are others
     */
    public void setHead(double[] weights, double[] intercepts) {
        double[] weight = parameters.values(Architecture.HEAD_WEIGHT);
        if (weights.length != weight.length || intercepts.length != classes) {
            throw new IllegalArgumentException(weights.length + " weights and " + intercepts.length
                    + " intercepts do not fit a head of " + weight.length + " and " + classes);
        }
        System.arraycopy(weights, 0, weight, 0, weight.length);
        System.arraycopy(intercepts, 0, parameters.values(Architecture.HEAD_BIAS), 0, classes);
    }

    /** Sets the head to zero, so that the network gives every class the same score. */
    public void clearHead() {
        Arrays.fill(parameters.values(Architecture.HEAD_WEIGHT), 0);
        Arrays.fill(parameters.values(Architecture.HEAD_BIAS), 0);
    }

    /**
     * This network with a linear model's weights as its skip; both are copied.
     *
     * @param linear a network of {@link ModelSpec#linear()}'s composition over the same frames, regions and classes
     * @throws IllegalArgumentException if its sizes are others
     */
    public Network withSkip(Network linear) {
        Network sum = new Network(spec.withSkip(Skip.LINEAR), linear.frames, regions, classes);
        parameters.names().forEach(name -> copy(parameters.values(name), sum.parameters.values(name)));
        copy(linear.parameters.values(Architecture.HEAD_WEIGHT), sum.parameters.values(Architecture.SKIP_WEIGHT));
        copy(linear.parameters.values(Architecture.HEAD_BIAS), sum.parameters.values(Architecture.SKIP_BIAS));
        return sum;
    }

    private static void copy(double[] from, double[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException(from.length + " weights do not fit " + to.length);
        }
        System.arraycopy(from, 0, to, 0, from.length);
    }

    /** The same spec and sizes with a copy of the parameters. */
    public Network copy() {
        Network copy = new Network(spec, frames, regions, classes);
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
     * @throws IllegalArgumentException if the batch has another number of regions, or frames that do not fit
     */
    public double[][] logits(SequenceBatch batch) {
        double[] flat = newPass().forward(batch);
        double[][] rows = new double[batch.samples()][];
        Arrays.setAll(rows, sample -> Arrays.copyOfRange(flat, sample * classes, (sample + 1) * classes));
        return rows;
    }
}
