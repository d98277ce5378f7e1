package org.insula.pipeline.model;

/**
 * Input-cell attention (Ismail et al. 2019): at frame t the cell sees weighted means of all frames so far,
 *
 * <pre>
 *   l_s  = tanh(x_s·W1 + b1)·W2 + b2            one score a hop
 *   M_kt = Σ_{s≤t} A_kts x_s,                   A_kt = softmax over s ≤ t of l_ks
 * </pre>
 *
 * either their mean over hops or all of them. The scores depend on single frames, so they are computed for all frames
 * of a batch at once; {@link PrefixAttention64} does the growing softmax.
 */
final class InputCellAttention64 implements Part64 {
    private final Dense64 first;
    private final Dense64 second;
    private final PrefixAttention64 prefix;
    private final Squashing64 squashing = new Squashing64();
    private Activations64 input;
    private Activations64 inner;

    InputCellAttention64(Weights64 weights, HopReduction reduction, Products64 products) {
        first = new Dense64(Architecture.FIRST_WEIGHT, Architecture.FIRST_BIAS, weights, products);
        second = new Dense64(Architecture.SECOND_WEIGHT, Architecture.SECOND_BIAS, weights, products);
        prefix = new PrefixAttention64(weights.columns(Architecture.SECOND_BIAS), reduction, products);
    }

    /** What it holds for each frame of each sample of a batch. */
    static Footprint footprint(ModelSpec spec, int regions) {
        long seen = Architecture.cellInputs(spec, regions);
        long scores = 3L * spec.attentionWidth() + 9L * spec.hops();
        return new Footprint(seen + scores, 3 * seen + scores);
    }

    @Override
    public Activations64 forward(Activations64 newInput) {
        input = newInput;
        inner = first.forward(input);
        double[] values = inner.values().change();
        squashing.tanh(values, 0, values, 0, inner.size());
        return prefix.forward(second.forward(inner), input);
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        Activations64 scoreGradient = prefix.scoreGradient(outputGradient);
        Wanted below = wanted.parameters() ? Wanted.BOTH : Wanted.INPUT;
        Activations64 innerGradient = second.backward(scoreGradient, gradients, below);
        Kernels64.multiplyByTanhSlope(
                inner.values().read(), innerGradient.values().change(), inner.size());
        Activations64 throughScores = first.backward(innerGradient, gradients, wanted);
        if (wanted.input()) {
            prefix.addFrameGradient(outputGradient, throughScores);
        }
        return throughScores;
    }
}
