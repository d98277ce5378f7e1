package org.insula.pipeline.model;

import java.util.SplittableRandom;

/**
 * Inverted dropout (Srivastava et al. 2014): in training each value is set to zero with probability p and otherwise
 * divided by 1 − p, so that nothing needs to change when the network is used.
 */
final class Dropout implements Part {
    private final double probability;
    private final SplittableRandom random;
    private double[] factors = new double[0];
    private double[] output = new double[0];
    private double[] inputGradient = new double[0];

    Dropout(double probability, SplittableRandom random) {
        this.probability = probability;
        this.random = random;
    }

    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public Activations forward(Activations input) {
        int size = input.size();
        factors = Activations.atLeast(factors, 1, size);
        output = Activations.atLeast(output, 1, size);
        draw(size);
        multiply(input.values(), output, size);
        return new Activations(output, input.samples(), input.frames(), input.units());
    }

    /** Two values a draw: 32 random bits decide each. */
    private void draw(int size) {
        double kept = 1 / (1 - probability);
        long threshold = Math.round(probability * 0x1p32);
        for (int i = 0; i < size; i += 2) {
            long bits = random.nextLong();
            factors[i] = (bits & 0xFFFFFFFFL) < threshold ? 0 : kept;
            if (i + 1 < size) {
                factors[i + 1] = (bits >>> 32) < threshold ? 0 : kept;
            }
        }
    }

    @Override
    public Activations backward(Activations outputGradient, Parameters gradients, Wanted wanted) {
        if (!wanted.input()) {
            return null;
        }
        int size = outputGradient.size();
        inputGradient = Activations.atLeast(inputGradient, 1, size);
        multiply(outputGradient.values(), inputGradient, size);
        return new Activations(
                inputGradient, outputGradient.samples(), outputGradient.frames(), outputGradient.units());
    }

    private void multiply(double[] from, double[] to, int size) {
        for (int i = 0; i < size; i++) {
            to[i] = from[i] * factors[i];
        }
    }
}
