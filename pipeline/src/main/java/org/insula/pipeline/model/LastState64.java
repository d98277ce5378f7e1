package org.insula.pipeline.model;

import java.util.Arrays;

/**
 * Reads a sequence where its cell ends: at the last frame, or, for the half of the units that a backward cell holds, at
 * the first.
 */
final class LastState64 implements Part64 {
    private final Direction direction;
    private final Values64 output = new Values64();
    private final Values64 inputGradient = new Values64();
    private Activations64 input;

    LastState64(Direction direction) {
        this.direction = direction;
    }

    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public Activations64 forward(Activations64 newInput) {
        input = newInput;
        int units = input.units();
        double[] from = input.values().read();
        double[] to = output.resize(input.samples(), units).fill();
        for (int sample = 0; sample < input.samples(); sample++) {
            int at = sample * units;
            System.arraycopy(from, last() + at, to, at, ahead());
            System.arraycopy(from, at + ahead(), to, at + ahead(), units - ahead());
        }
        return new Activations64(output, 1, input.samples(), units);
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        if (!wanted.input()) {
            return null;
        }
        int units = input.units();
        double[] from = outputGradient.values().read();
        double[] to = inputGradient.resize(input.rows(), units).fill();
        Arrays.fill(to, 0, input.size(), 0);
        for (int sample = 0; sample < input.samples(); sample++) {
            int at = sample * units;
            System.arraycopy(from, at, to, last() + at, ahead());
            System.arraycopy(from, at + ahead(), to, at + ahead(), units - ahead());
        }
        return new Activations64(inputGradient, input.frames(), input.samples(), units);
    }

    /** Where the last frame begins. */
    private int last() {
        return (input.frames() - 1) * input.samples() * input.units();
    }

    /** How many units belong to a cell that reads forward. */
    private int ahead() {
        return direction == Direction.FORWARD ? input.units() : input.units() / 2;
    }
}
