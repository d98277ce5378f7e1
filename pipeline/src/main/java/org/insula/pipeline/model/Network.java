package org.insula.pipeline.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network: its spec, its sizes and its parameters. It computes nothing itself; {@link NetworkPass} does, one a
 * thread.
 *
 * <p>Parameters, by part, all weights {@code [input][output]} so that a part computes {@code x·W + b}:
 *
 * <pre>
 *   attention.first.weight   [region][d_a]    attention.first.bias   [d_a]      with input-cell attention
 *   attention.second.weight  [d_a][hop]       attention.second.bias  [hop]      with input-cell attention
 *   cell.input.weight        [region][4H]     cell.bias              [4H]       LSTM gates in the order i, f, g, o
 *   cell.hidden.weight       [H][4H]
 *   head.weight              [H][class]       head.bias              [class]
 * </pre>
 */
public final class Network {
    private static final String HEAD_WEIGHT = "head.weight";
    private static final String HEAD_BIAS = "head.bias";

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
        this.parameters = declare(spec, regions, classes);
    }

    /**
     * A network with fresh parameters: weights Xavier-uniform (Glorot and Bengio 2010), that is uniform within
     * ±√(6/(inputs + outputs)), and biases zero. The same arguments give the same bits.
     *
     * @throws IllegalArgumentException if there is no region or fewer than 2 classes
     */
    public static Network create(ModelSpec spec, int regions, int classes, long seed) {
        Network network = new Network(spec, regions, classes);
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : network.parameters.names()) {
            int[] shape = network.parameters.shape(name);
            if (shape.length == 2) {
                double bound = Math.sqrt(6.0 / (shape[0] + shape[1]));
                Arrays.setAll(network.parameters.values(name), i -> bound * (2 * random.nextDouble() - 1));
            }
        }
        return network;
    }

    /** A network whose parameters are all zero, to be filled. */
    static Network zeros(ModelSpec spec, int regions, int classes) {
        return new Network(spec, regions, classes);
    }

    private static Parameters declare(ModelSpec spec, int regions, int classes) {
        Parameters parameters = new Parameters();
        switch (spec.attention()) {
            case NONE -> {}
            case INPUT_CELL -> InputCellAttention.declare(parameters, regions, spec.attentionWidth(), spec.hops());
        }
        switch (spec.cell()) {
            case LSTM -> LstmCell.declare(parameters, regions, spec.hidden());
        }
        Dense.declare(parameters, HEAD_WEIGHT, HEAD_BIAS, spec.hidden(), classes);
        return parameters;
    }

    /** The parts before the cell. */
    List<Part> attentionParts(Products products) {
        return switch (spec.attention()) {
            case NONE -> List.of();
            case INPUT_CELL -> List.of(new InputCellAttention(parameters, products));
        };
    }

    Part cellPart(Products products) {
        return switch (spec.cell()) {
            case LSTM -> new LstmCell(parameters, products);
        };
    }

    /** The parts behind the cell, without the head. */
    List<Part> readOutParts() {
        return switch (spec.readOut()) {
            case LAST_STATE -> List.of(new LastState());
        };
    }

    Part headPart(Products products) {
        return new Dense(HEAD_WEIGHT, HEAD_BIAS, parameters, products);
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

    /** Working memory to run this network in, without dropout. */
    public NetworkPass newPass() {
        return new NetworkPass(this, List.of(), List.of());
    }

    /**
     * Working memory to train this network in.
     *
     * @param dropout probability that an input value, or a value of what the read-out gives to the classifier, is
     *                dropped
     * @param random  where dropout draws from
     */
    public NetworkPass newTrainingPass(double dropout, SplittableRandom random) {
        if (dropout == 0) {
            return newPass();
        }
        List<Part> onInput = List.of(new Dropout(dropout, random.split()));
        List<Part> onHidden = List.of(new Dropout(dropout, random.split()));
        return new NetworkPass(this, onInput, onHidden);
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

    /** All parts in order, with the given ones before everything and before the head. */
    List<Part> chain(Products products, Part cell, List<Part> onInput, List<Part> onHidden) {
        List<Part> parts = new ArrayList<>(onInput);
        parts.addAll(attentionParts(products));
        parts.add(cell);
        parts.addAll(readOutParts());
        parts.addAll(onHidden);
        parts.add(headPart(products));
        return parts;
    }
}
