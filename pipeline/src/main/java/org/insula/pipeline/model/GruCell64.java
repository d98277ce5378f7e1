package org.insula.pipeline.model;

import java.util.Arrays;

/**
 * Gated recurrent unit (Cho et al. 2014), with the reset gate behind the hidden state's product:
 *
 * <pre>
 *   r, z = σ(x_t·W_x + b_x + h_{t−1}·W_h + b_h)
 *   n    = tanh(x_t·W_x + b_x + r ⊙ (h_{t−1}·W_h + b_h))
 *   h_t  = (1 − z) ⊙ n + z ⊙ h_{t−1}
 * </pre>
 *
 * The 3H columns of the weights hold the gates in the order r, z, n.
 */
final class GruCell64 implements Cell64 {
    private static final int BLOCKS = 3;

    private final int hidden;
    private final Squashing64 squashing = new Squashing64();
    private int samples;
    private int state;

    /** ½ for each value of r and z of a frame, [sample][r, z][unit]. */
    private double[] halves = new double[0];

    /** r and z, [frame][sample][r, z][unit], and n, [frame][sample][unit]. */
    private double[] gates = new double[0];

    private double[] candidates = new double[0];

    GruCell64(int hidden) {
        this.hidden = hidden;
    }

    @Override
    public boolean hiddenSumsApart() {
        return true;
    }

    @Override
    public void reserve(int frames, int newSamples) {
        samples = newSamples;
        state = samples * hidden;
        if (gates.length < frames * 2 * state) {
            gates = new double[frames * 2 * state];
            candidates = new double[frames * state];
        }
        if (halves.length < 2 * state) {
            halves = new double[2 * state];
            Arrays.fill(halves, 0.5);
        }
    }

    @Override
    public void forward(int frame, int before, double[] sums, double[] hiddenSums, double[] states) {
        int now = frame * state;
        for (int sample = 0; sample < samples; sample++) {
            int h = now + sample * hidden;
            for (int j = 0; j < 2 * hidden; j++) {
                gates[2 * h + j] = sums[BLOCKS * h + j] + hiddenSums[BLOCKS * h + j];
            }
        }
        squashing.gates(gates, 2 * now, halves, 2 * state);
        for (int sample = 0; sample < samples; sample++) {
            int h = now + sample * hidden;
            int n = BLOCKS * h + 2 * hidden;
            for (int j = 0; j < hidden; j++) {
                candidates[h + j] = sums[n + j] + gates[2 * h + j] * hiddenSums[n + j];
            }
        }
        squashing.tanh(candidates, now, candidates, now, state);
        for (int sample = 0; sample < samples; sample++) {
            int h = now + sample * hidden;
            int z = 2 * h + hidden;
            int old = before * state + sample * hidden;
            for (int j = 0; j < hidden; j++) {
                double kept = before < 0 ? 0 : gates[z + j] * states[old + j];
                states[h + j] = (1 - gates[z + j]) * candidates[h + j] + kept;
            }
        }
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
            int h = frame * state + s;
            int r = BLOCKS * h;
            int z = r + hidden;
            int n = z + hidden;
            for (int j = 0; j < hidden; j++) {
                double reset = gates[2 * h + j];
                double update = gates[2 * h + hidden + j];
                double candidate = candidates[h + j];
                double old = before < 0 ? 0 : states[before * state + s + j];
                double gradient = stateGradient[s + j];
                double inner = gradient * (1 - update) * (1 - candidate * candidate);
                sumGradient[n + j] = inner;
                apartGradient[n + j] = inner * reset;
                sumGradient[r + j] = inner * hiddenSums[n + j] * reset * (1 - reset);
                apartGradient[r + j] = sumGradient[r + j];
                sumGradient[z + j] = gradient * (old - candidate) * update * (1 - update);
                apartGradient[z + j] = sumGradient[z + j];
                stateGradient[s + j] = gradient * update;
            }
        }
    }
}
