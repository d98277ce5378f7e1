package org.insula.pipeline.model;

import java.util.Arrays;

/** Each unit's mean over frames. */
final class MeanPooling64 implements Part64 {
    private final Values64 output = new Values64();
    private final Values64 inputGradient = new Values64();
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
        Arrays.fill(to, 0, size, 0);
        for (int frame = 0; frame < input.frames(); frame++) {
            Kernels64.add(from, frame * size, to, 0, size);
        }
        for (int i = 0; i < size; i++) {
            to[i] /= input.frames();
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
        for (int i = 0; i < size; i++) {
            to[i] = from[i] / input.frames();
        }
        for (int frame = 1; frame < input.frames(); frame++) {
            System.arraycopy(to, 0, to, frame * size, size);
        }
        return new Activations64(inputGradient, input.frames(), input.samples(), input.units());
    }
}
