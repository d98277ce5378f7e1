package org.insula.pipeline.model;

import java.util.ArrayList;
import java.util.List;

/** The parts of a network, chained, and the memory they work in. */
final class Chain64 implements Computation {
    private final Network network;
    private final Weights64 weights;
    private final Weights64 gradients;
    private final List<Part64> parts = new ArrayList<>();

    /** Below this part nothing learns, so training's gradient need not go there. */
    private final int firstLearning;

    private final Part64 readOut;

    /** What is added past the parts; empty without a skip. */
    private final List<Part64> skip = new ArrayList<>();

    private final Values64 input = new Values64();
    private final Values64 logitGradient = new Values64();
    private Activations64 hidden;

    /** The parts of a network, with dropout on its input and before its head where there is any. */
    Chain64(Network network, DropoutDraws dropout) {
        Products64 products = new Products64();
        this.network = network;
        this.weights = new Weights64(network.parameters());
        this.gradients = new Weights64(network.parameters());
        ModelSpec spec = network.spec();
        addDropout(dropout);
        if (spec.attention() == AttentionKind.INPUT_CELL) {
            parts.add(new InputCellAttention64(weights, spec.reduction(), products));
        }
        if (spec.cell() != CellKind.NONE) {
            parts.add(recurrence(spec, products));
        }
        this.readOut = readOut(spec, products);
        parts.add(readOut);
        addDropout(dropout);
        parts.add(new Dense64(Architecture.HEAD_WEIGHT, Architecture.HEAD_BIAS, weights, products));
        if (spec.skip() == Skip.LINEAR) {
            skip.add(new Flatten64());
            skip.add(new Dense64(Architecture.SKIP_WEIGHT, Architecture.SKIP_BIAS, weights, products));
        }
        this.firstLearning =
                parts.indexOf(parts.stream().filter(Part64::learns).findFirst().orElseThrow());
    }

    private void addDropout(DropoutDraws dropout) {
        if (dropout.threshold() > 0) {
            parts.add(new Dropout64(dropout.threshold(), dropout.nextBits()));
        }
    }

    private Part64 recurrence(ModelSpec spec, Products64 products) {
        Recurrence64 forward = new Recurrence64(Architecture.CELL, cell(spec), false, weights, products);
        return switch (spec.direction()) {
            case FORWARD -> forward;
            case BIDIRECTIONAL ->
                new Bidirectional64(
                        forward, new Recurrence64(Architecture.REVERSE_CELL, cell(spec), true, weights, products));
        };
    }

    private static Cell64 cell(ModelSpec spec) {
        return switch (spec.cell()) {
            case NONE -> throw new IllegalArgumentException(spec.name() + " has no cell");
            case RNN -> new RnnCell64(spec.hidden());
            case GRU -> new GruCell64(spec.hidden());
            case LSTM -> new LstmCell64(spec.hidden());
        };
    }

    private Part64 readOut(ModelSpec spec, Products64 products) {
        return switch (spec.readOut()) {
            case LAST_STATE -> new LastState64(spec.cell() == CellKind.NONE ? Direction.FORWARD : spec.direction());
            case MEAN_POOLING -> new MeanPooling64();
            case MAX_POOLING -> new MaxPooling64();
            case FLATTEN -> new Flatten64();
            case SELF_ATTENTION -> new SelfAttention64(weights, products);
        };
    }

    @Override
    public void forward(SequenceBatch batch, Numbers logits) {
        weights.load(network.parameters());
        input.resize(batch.samples() * batch.frames(), batch.regions());
        batch.copyTo(input.fill());
        Activations64 frames = new Activations64(input, batch.frames(), batch.samples(), batch.regions());
        Activations64 flow = frames;
        for (Part64 part : parts) {
            if (part == readOut) {
                hidden = flow;
            }
            flow = part.forward(flow);
        }
        addSkip(frames, flow);
        logits.reshape(flow.samples(), flow.frames(), flow.units());
        logits.set(flow.values().read());
    }

    private void addSkip(Activations64 frames, Activations64 logits) {
        if (!skip.isEmpty()) {
            Activations64 skipped = frames;
            for (Part64 part : skip) {
                skipped = part.forward(skipped);
            }
            Kernels64.add(skipped.values().read(), logits.values().change(), logits.size());
        }
    }

    @Override
    public void hiddenSequence(Numbers sequence) {
        sequence.reshape(hidden.samples(), hidden.frames(), hidden.units());
        sequence.set(hidden.values().read());
    }

    @Override
    public void addParameterGradients(Numbers ofLogits, Parameters to) {
        gradients.clear();
        Activations64 flow = headGradient(ofLogits);
        for (int i = parts.size() - 1; i > firstLearning; i--) {
            flow = parts.get(i).backward(flow, gradients, Wanted.BOTH);
        }
        parts.get(firstLearning).backward(flow, gradients, Wanted.PARAMETERS);
        backThroughSkip(headGradient(ofLogits), gradients, Wanted.PARAMETERS);
        gradients.addTo(to);
    }

    @Override
    public void inputGradient(Numbers ofLogits, Numbers inputGradient) {
        Activations64 flow = headGradient(ofLogits);
        for (int i = parts.size() - 1; i >= 0; i--) {
            flow = parts.get(i).backward(flow, null, Wanted.INPUT);
        }
        if (!skip.isEmpty()) {
            Activations64 skipped = backThroughSkip(headGradient(ofLogits), null, Wanted.INPUT);
            Kernels64.add(skipped.values().read(), flow.values().change(), flow.size());
        }
        inputGradient.reshape(flow.samples(), flow.frames(), flow.units());
        inputGradient.set(flow.values().read());
    }

    private Activations64 backThroughSkip(Activations64 ofLogits, Weights64 to, Wanted wanted) {
        Activations64 flow = ofLogits;
        for (int i = skip.size() - 1; i >= 0 && flow != null; i--) {
            flow = skip.get(i).backward(flow, to, wanted);
        }
        return flow;
    }

    private Activations64 headGradient(Numbers ofLogits) {
        logitGradient.resize(hidden.samples(), network.classes());
        ofLogits.copyTo(logitGradient.fill());
        return new Activations64(logitGradient, 1, hidden.samples(), network.classes());
    }
}
