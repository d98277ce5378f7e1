package org.insula.pipeline.model;

/** Names and shapes of the parameters that the parts of a network have, whatever the precision it computes in. */
final class Architecture {
    static final String FIRST_WEIGHT = "attention.first.weight";
    static final String FIRST_BIAS = "attention.first.bias";
    static final String SECOND_WEIGHT = "attention.second.weight";
    static final String SECOND_BIAS = "attention.second.bias";

    /** What the names of a cell's parameters start with. */
    static final String CELL = "cell.";

    static final String REVERSE_CELL = "cell.reverse.";
    static final String INPUT_WEIGHT = "input.weight";
    static final String BIAS = "bias";
    static final String HIDDEN_WEIGHT = "hidden.weight";
    static final String HIDDEN_BIAS = "hidden.bias";

    static final String READ_OUT_FIRST = "readOut.first.weight";
    static final String READ_OUT_SECOND = "readOut.second.weight";
    static final String HEAD_WEIGHT = "head.weight";
    static final String HEAD_BIAS = "head.bias";
    static final String SKIP_WEIGHT = "skip.weight";
    static final String SKIP_BIAS = "skip.bias";

    private Architecture() {}

    /**
     * The parameters of a network, all zero.
     *
     * @param frames frames of a sequence; they matter to specs that {@linkplain ModelSpec#fixesFrames() fix} them only
     * @throws ArithmeticException if an array would have more values than can be counted
     */
    static Parameters parameters(ModelSpec spec, int frames, int regions, int classes) {
        Parameters parameters = new Parameters();
        describe(parameters::add, spec, frames, regions, classes);
        return parameters;
    }

    /** How many parameters those are; no array is made. */
    static double count(ModelSpec spec, int frames, int regions, int classes) {
        double[] count = new double[1];
        describe(
                (name, shape) -> {
                    double size = 1;
                    for (int length : shape) {
                        size *= length;
                    }
                    count[0] += size;
                },
                spec,
                frames,
                regions,
                classes);
        return count[0];
    }

    /** Receives the parameters of a network one after another. */
    private interface Receiver {
        void add(String name, int... shape);
    }

    private static void describe(Receiver parameters, ModelSpec spec, int frames, int regions, int classes) {
        if (spec.attention() == AttentionKind.INPUT_CELL) {
            parameters.add(FIRST_WEIGHT, regions, spec.attentionWidth());
            parameters.add(FIRST_BIAS, spec.attentionWidth());
            parameters.add(SECOND_WEIGHT, spec.attentionWidth(), spec.hops());
            parameters.add(SECOND_BIAS, spec.hops());
        }
        addCells(parameters, spec, cellInputs(spec, regions));
        int states = stateUnits(spec, regions);
        if (spec.readOut() == ReadOutKind.SELF_ATTENTION) {
            parameters.add(READ_OUT_FIRST, states, spec.attentionWidth());
            parameters.add(READ_OUT_SECOND, spec.attentionWidth(), spec.hops());
        }
        parameters.add(HEAD_WEIGHT, headInputs(spec, frames, regions), classes);
        parameters.add(HEAD_BIAS, classes);
        if (spec.skip() == Skip.LINEAR) {
            parameters.add(SKIP_WEIGHT, Math.multiplyExact(frames, regions), classes);
            parameters.add(SKIP_BIAS, classes);
        }
    }

    private static void addCells(Receiver parameters, ModelSpec spec, int inputs) {
        if (spec.cell() == CellKind.NONE) {
            return;
        }
        addCell(parameters, CELL, spec, inputs);
        if (spec.direction() == Direction.BIDIRECTIONAL) {
            addCell(parameters, REVERSE_CELL, spec, inputs);
        }
    }

    private static void addCell(Receiver parameters, String prefix, ModelSpec spec, int inputs) {
        int width = Math.multiplyExact(spec.cell().blocks(), spec.hidden());
        parameters.add(prefix + INPUT_WEIGHT, inputs, width);
        parameters.add(prefix + BIAS, width);
        parameters.add(prefix + HIDDEN_WEIGHT, spec.hidden(), width);
        if (spec.cell() == CellKind.GRU) {
            parameters.add(prefix + HIDDEN_BIAS, width);
        }
    }

    /** Values of each frame that the cell sees. */
    static int cellInputs(ModelSpec spec, int regions) {
        boolean flat = spec.attention() == AttentionKind.INPUT_CELL && spec.reduction() == HopReduction.FLATTEN;
        return flat ? Math.multiplyExact(regions, spec.hops()) : regions;
    }

    /** Values of each frame's hidden state, both directions together; without a cell, what a cell would see. */
    static int stateUnits(ModelSpec spec, int regions) {
        if (spec.cell() == CellKind.NONE) {
            return cellInputs(spec, regions);
        }
        return spec.direction() == Direction.BIDIRECTIONAL ? Math.multiplyExact(2, spec.hidden()) : spec.hidden();
    }

    /** Values that the classifier sees. */
    static int headInputs(ModelSpec spec, int frames, int regions) {
        int states = stateUnits(spec, regions);
        return switch (spec.readOut()) {
            case LAST_STATE, MEAN_POOLING, MAX_POOLING -> states;
            case SELF_ATTENTION -> Math.multiplyExact(states, spec.hops());
            case FLATTEN -> Math.multiplyExact(states, frames);
        };
    }
}
