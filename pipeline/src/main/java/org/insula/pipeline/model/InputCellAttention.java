package org.insula.pipeline.model;

/**
 * Input-cell attention (Ismail et al. 2019), averaged over hops: at frame t the cell sees a weighted mean of all frames
 * so far,
 *
 * <pre>
 *   l_s = tanh(x_s·W1 + b1)·W2 + b2            one score a hop
 *   m_t = (1/r) Σ_k Σ_{s≤t} A_kts x_s,          A_kt = softmax over s ≤ t of l_ks
 * </pre>
 *
 * The scores depend on single frames, so they are computed for all frames of a batch at once; {@link PrefixAttention}
 * does the growing softmax.
 */
final class InputCellAttention implements Part {
    private static final String FIRST_WEIGHT = "attention.first.weight";
    private static final String FIRST_BIAS = "attention.first.bias";
    private static final String SECOND_WEIGHT = "attention.second.weight";
    private static final String SECOND_BIAS = "attention.second.bias";

    private final Dense first;
    private final Dense second;
    private final PrefixAttention prefix;
    private Activations input;
    private Activations inner;
    private double[] output = new double[0];
    private double[] scoreGradient = new double[0];
    private double[] inputGradient = new double[0];

    InputCellAttention(Parameters parameters, Products products) {
        first = new Dense(FIRST_WEIGHT, FIRST_BIAS, parameters, products);
        second = new Dense(SECOND_WEIGHT, SECOND_BIAS, parameters, products);
        prefix = new PrefixAttention(parameters.values(SECOND_BIAS).length, products);
    }

    static void declare(Parameters parameters, int regions, int width, int hops) {
        Dense.declare(parameters, FIRST_WEIGHT, FIRST_BIAS, regions, width);
        Dense.declare(parameters, SECOND_WEIGHT, SECOND_BIAS, width, hops);
    }

    @Override
    public Activations forward(Activations newInput) {
        input = newInput;
        inner = first.forward(input);
        Kernels.tanh(inner.values(), 0, inner.values(), 0, inner.size());
        Activations scores = second.forward(inner);
        output = Activations.atLeast(output, input.rows(), input.units());
        prefix.forward(scores.values(), input, output);
        return new Activations(output, input.samples(), input.frames(), input.units());
    }

    @Override
    public Activations backward(Activations outputGradient, Parameters gradients, Wanted wanted) {
        int hops = prefix.hops();
        scoreGradient = Activations.atLeast(scoreGradient, input.rows(), hops);
        if (wanted.input()) {
            inputGradient = Activations.atLeast(inputGradient, input.rows(), input.units());
        }
        prefix.backward(outputGradient.values(), scoreGradient, wanted.input() ? inputGradient : null);

        Wanted below = wanted.parameters() ? Wanted.BOTH : Wanted.INPUT;
        Activations scores = new Activations(scoreGradient, input.samples(), input.frames(), hops);
        Activations innerGradient = second.backward(scores, gradients, below);
        Kernels.multiplyByTanhSlope(inner.values(), innerGradient.values(), inner.size());
        Activations throughScores = first.backward(innerGradient, gradients, wanted);
        if (!wanted.input()) {
            return null;
        }
        Kernels.add(throughScores.values(), inputGradient, input.size());
        return new Activations(inputGradient, input.samples(), input.frames(), input.units());
    }
}
