package org.insula.pipeline.model;

import java.util.Arrays;

/** Reads a sequence at its last frame: [sample][frame][unit] becomes [sample][unit]. */
final class LastState implements Part {
    private Activations input;
    private double[] output = new double[0];
    private double[] inputGradient = new double[0];

    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public Activations forward(Activations newInput) {
        input = newInput;
        int units = input.units();
        output = Activations.atLeast(output, input.samples(), units);
        for (int sample = 0; sample < input.samples(); sample++) {
            System.arraycopy(input.values(), lastFrame(sample), output, sample * units, units);
        }
        return new Activations(output, input.samples(), 1, units);
    }

    @Override
    public Activations backward(Activations outputGradient, Parameters gradients, Wanted wanted) {
        if (!wanted.input()) {
            return null;
        }
        int units = input.units();
        inputGradient = Activations.atLeast(inputGradient, input.rows(), input.units());
        Arrays.fill(inputGradient, 0, input.size(), 0);
        for (int sample = 0; sample < input.samples(); sample++) {
            System.arraycopy(outputGradient.values(), sample * units, inputGradient, lastFrame(sample), units);
        }
        return new Activations(inputGradient, input.samples(), input.frames(), units);
    }

    private int lastFrame(int sample) {
        return ((sample + 1) * input.frames() - 1) * input.units();
    }
}
