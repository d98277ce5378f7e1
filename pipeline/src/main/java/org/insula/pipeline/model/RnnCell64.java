package org.insula.pipeline.model;

import java.util.Arrays;

/** The simple recurrent cell (Elman 1990): {@code h_t = tanh(x_t·W_x + h_{t−1}·W_h + b)}. */
final class RnnCell64 implements Cell64 {
    private final int hidden;
    private final Squashing64 squashing = new Squashing64();
    private int state;

    RnnCell64(int hidden) {
        this.hidden = hidden;
    }

    @Override
    public boolean hiddenSumsApart() {
        return false;
    }

    @Override
    public void reserve(int frames, int samples) {
        state = samples * hidden;
    }

    @Override
    public void forward(int frame, int before, double[] sums, double[] hiddenSums, double[] states) {
        squashing.tanh(sums, frame * state, states, frame * state, state);
    }

    @Override
    public void backward(
            int frame,
            int before,
            double[] sums,
            double[] hiddenSums,
            double[] states,
            double[] stateGradient,
            double[] sumGradient,
            double[] apartGradient) {
        int now = frame * state;
        for (int j = 0; j < state; j++) {
            sumGradient[now + j] = stateGradient[j] * (1 - states[now + j] * states[now + j]);
        }
        Arrays.fill(stateGradient, 0, state, 0);
    }
}
