package org.insula.pipeline.model;

/** All frames of a sample one after the other, {@code [frame][unit]}, as one vector. */
final class Flatten64 implements Part64 {
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
        int units = input.units();
        double[] from = input.values().read();
        double[] to = output.resize(input.samples(), length()).fill();
        for (int frame = 0; frame < input.frames(); frame++) {
            for (int sample = 0; sample < input.samples(); sample++) {
                System.arraycopy(from, stacked(frame, sample), to, flat(frame, sample), units);
            }
        }
        return new Activations64(output, 1, input.samples(), length());
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        if (!wanted.input()) {
            return null;
        }
        int units = input.units();
        double[] from = outputGradient.values().read();
        double[] to = inputGradient.resize(input.rows(), units).fill();
        for (int frame = 0; frame < input.frames(); frame++) {
            for (int sample = 0; sample < input.samples(); sample++) {
                System.arraycopy(from, flat(frame, sample), to, stacked(frame, sample), units);
            }
        }
        return new Activations64(inputGradient, input.frames(), input.samples(), units);
    }

    /** Values of one sample. */
    private int length() {
        return Math.multiplyExact(input.frames(), input.units());
    }

    private int stacked(int frame, int sample) {
        return (frame * input.samples() + sample) * input.units();
    }

    private int flat(int frame, int sample) {
        return (sample * input.frames() + frame) * input.units();
    }
}
