package org.insula.pipeline.model;

/**
 * Inverted dropout (Srivastava et al. 2014): in training each value is set to zero with probability p and otherwise
 * divided by 1 − p, so that nothing needs to change when the network is used.
 */
final class Dropout64 implements Part64 {
    private final int threshold;
    private final double kept;
    private final RandomBits random;
    private double[] factors = new double[0];
    private final Values64 output = new Values64();
    private final Values64 inputGradient = new Values64();

    /**
     * Dropout that draws from bits of its own.
     *
     * @param threshold of the 2³¹ possible draws, how many drop a value
     * @param random    belongs to this part alone
     */
    Dropout64(int threshold, RandomBits random) {
        this.threshold = threshold;
        double share = threshold;
        this.kept = 1 / (1 - share / (Integer.MAX_VALUE + 1L));
        this.random = random;
    }

    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public Activations64 forward(Activations64 input) {
        int size = input.size();
        if (factors.length < size) {
            factors = new double[size];
        }
        random.keep(threshold, kept, factors, size);
        return multiplied(input, output);
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        return wanted.input() ? multiplied(outputGradient, inputGradient) : null;
    }

    private Activations64 multiplied(Activations64 from, Values64 to) {
        to.resize(from.rows(), from.units());
        Kernels64.multiply(from.values().read(), factors, to.fill(), from.size());
        return new Activations64(to, from.frames(), from.samples(), from.units());
    }
}
