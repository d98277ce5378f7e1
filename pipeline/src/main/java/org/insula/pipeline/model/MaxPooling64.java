package org.insula.pipeline.model;

import java.util.Arrays;

/** Each unit's largest value over frames; the gradient goes to the first frame that has it. */
final class MaxPooling64 implements Part64 {
    private final Values64 output = new Values64();
    private final Values64 inputGradient = new Values64();
    private int[] chosen = new int[0];
    private Activations64 input;

    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public Activations64 forward(Activations64 newInput) {
        input = newInput;
        int size = input.samples() * input.units();
        double[] from = input.values().read();
        double[] to = output.resize(input.samples(), input.units()).fill();
        System.arraycopy(from, 0, to, 0, size);
        chosen = chosen.length < size ? new int[size] : chosen;
        Arrays.fill(chosen, 0, size, 0);
        for (int frame = 1; frame < input.frames(); frame++) {
            for (int i = 0; i < size; i++) {
                if (from[frame * size + i] > to[i]) {
                    to[i] = from[frame * size + i];
                    chosen[i] = frame;
                }
            }
        }
        return new Activations64(output, 1, input.samples(), input.units());
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        if (!wanted.input()) {
            return null;
        }
        int size = input.samples() * input.units();
        double[] from = outputGradient.values().read();
        double[] to = inputGradient.resize(input.rows(), input.units()).fill();
        Arrays.fill(to, 0, input.size(), 0);
        for (int i = 0; i < size; i++) {
            to[chosen[i] * size + i] = from[i];
        }
        return new Activations64(inputGradient, input.frames(), input.samples(), input.units());
    }
}
