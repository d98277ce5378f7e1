package org.insula.pipeline.model;

import java.util.Arrays;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000):
 *
 * <pre>
 *   i, f, o = σ(x_t·W_x + h_{t−1}·W_h + b)    g = tanh(x_t·W_x + h_{t−1}·W_h + b)
 *   c_t = f ⊙ c_{t−1} + i ⊙ g                 h_t = o ⊙ tanh(c_t)
 * </pre>
 *
 * The 4H columns of the weights hold the gates in the order i, f, g, o.
 */
final class LstmCell64 implements Cell64 {
    private static final int BLOCKS = 4;

    private final int hidden;
    private final Squashing64 squashing = new Squashing64();
    private int samples;
    private int state;

    /** Cell state and its tanh at each frame, [frame][sample][unit]; the gradient that goes to the frame before. */
    private double[] cells = new double[0];

    private double[] squashed = new double[0];
    private double[] cellGradient = new double[0];

    /** 1 where a sum belongs to g, ½ elsewhere, [sample][block][unit]. */
    private double[] slopes = new double[0];

    LstmCell64(int hidden) {
        this.hidden = hidden;
    }

    @Override
    public boolean hiddenSumsApart() {
        return false;
    }

    @Override
    public void reserve(int frames, int newSamples) {
        samples = newSamples;
        state = samples * hidden;
        if (cells.length < frames * state) {
            cells = new double[frames * state];
            squashed = new double[frames * state];
        }
        if (cellGradient.length < state) {
            cellGradient = new double[state];
            slopes = new double[BLOCKS * state];
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = i / hidden % BLOCKS == 2 ? 1 : 0.5;
            }
        }
    }

    @Override
    public void forward(int frame, int before, double[] sums, double[] hiddenSums, double[] states) {
        int now = frame * state;
        squashing.gates(sums, BLOCKS * now, slopes, BLOCKS * state);
        for (int sample = 0; sample < samples; sample++) {
            int c = now + sample * hidden;
            int i = BLOCKS * c;
            if (before < 0) {
                first(sums, i, c);
            } else {
                next(sums, i, c, before * state + sample * hidden);
            }
        }
        squashing.tanh(cells, now, squashed, now, state);
        for (int sample = 0; sample < samples; sample++) {
            int h = now + sample * hidden;
            int o = BLOCKS * h + 3 * hidden;
            for (int j = 0; j < hidden; j++) {
                states[h + j] = sums[o + j] * squashed[h + j];
            }
        }
    }

    private void first(double[] gates, int i, int c) {
        int g = i + 2 * hidden;
        for (int j = 0; j < hidden; j++) {
            cells[c + j] = gates[i + j] * gates[g + j];
        }
    }

    private void next(double[] gates, int i, int c, int old) {
        int f = i + hidden;
        int g = f + hidden;
        for (int j = 0; j < hidden; j++) {
            cells[c + j] = gates[f + j] * cells[old + j] + gates[i + j] * gates[g + j];
        }
    }

    @Override
    public void startBackward() {
        Arrays.fill(cellGradient, 0, state, 0);
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
        for (int sample = 0; sample < samples; sample++) {
            int s = sample * hidden;
            int c = frame * state + s;
            throughState(sums, sumGradient, c, s, stateGradient);
            throughCell(sums, sumGradient, c, s);
            if (before < 0) {
                Arrays.fill(sumGradient, BLOCKS * c + hidden, BLOCKS * c + 2 * hidden, 0);
            } else {
                throughForgetting(sums, sumGradient, c, s, before * state + s);
            }
        }
        Arrays.fill(stateGradient, 0, state, 0);
    }

    /** From the hidden state to the output gate and, added, to the cell state. */
    private void throughState(double[] gates, double[] sumGradient, int c, int s, double[] stateGradient) {
        int o = BLOCKS * c + 3 * hidden;
        for (int j = 0; j < hidden; j++) {
            double out = gates[o + j];
            double tanh = squashed[c + j];
            double gradient = stateGradient[s + j];
            sumGradient[o + j] = gradient * tanh * out * (1 - out);
            cellGradient[s + j] += gradient * out * (1 - tanh * tanh);
        }
    }

    /** From the cell state to the input gate and the candidate. */
    private void throughCell(double[] gates, double[] sumGradient, int c, int s) {
        int i = BLOCKS * c;
        int g = i + 2 * hidden;
        for (int j = 0; j < hidden; j++) {
            double in = gates[i + j];
            double candidate = gates[g + j];
            sumGradient[i + j] = cellGradient[s + j] * candidate * in * (1 - in);
            sumGradient[g + j] = cellGradient[s + j] * in * (1 - candidate * candidate);
        }
    }

    /** From the cell state to the forget gate and the cell state before. */
    private void throughForgetting(double[] gates, double[] sumGradient, int c, int s, int old) {
        int f = BLOCKS * c + hidden;
        for (int j = 0; j < hidden; j++) {
            double forget = gates[f + j];
            sumGradient[f + j] = cellGradient[s + j] * cells[old + j] * forget * (1 - forget);
            cellGradient[s + j] *= forget;
        }
    }
}
