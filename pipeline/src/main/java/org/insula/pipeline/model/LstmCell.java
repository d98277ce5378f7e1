package org.insula.pipeline.model;

import java.util.Arrays;
import org.insula.pipeline.model.Products.Form;
import org.insula.pipeline.model.Products.Onto;

/**
 * Long short-term memory over a batch of sequences, from zero states:
 *
 * <pre>
 *   i, f, o = σ(x_t·W_x + h_{t−1}·W_h + b)    g = tanh(x_t·W_x + h_{t−1}·W_h + b)
 *   c_t = f ⊙ c_{t−1} + i ⊙ g                 h_t = o ⊙ tanh(c_t)
 * </pre>
 *
 * The 4H columns of the weights hold the gates in the order i, f, g, o. The input's part of all frames is one product;
 * only h_{t−1}·W_h is done frame by frame. Within a frame everything is kept as [unit][sample], so that each gate is
 * one stretch of memory however few units there are.
 */
final class LstmCell implements Part {
    private static final String INPUT_WEIGHT = "cell.input.weight";
    private static final String HIDDEN_WEIGHT = "cell.hidden.weight";
    private static final String BIAS = "cell.bias";

    private final Dense projection;
    private final double[] hiddenWeight;
    private final int hidden;
    private final Products products;
    private Activations input;
    private Activations output;

    /** Gates, cell state, its tanh and hidden state of each frame: [frame][unit][sample]. */
    private double[] gates = new double[0];

    private double[] cells = new double[0];
    private double[] squashed = new double[0];
    private double[] states = new double[0];

    /** The hidden sequence, and the hidden state before each frame: [sample][frame][unit]. */
    private double[] sequence = new double[0];

    private double[] previous = new double[0];
    private double[] gateGradient = new double[0];
    private double[] stateGradient = new double[0];
    private double[] cellGradient = new double[0];
    private double[] rowGradient = new double[0];

    LstmCell(Parameters parameters, Products products) {
        this.projection = new Dense(INPUT_WEIGHT, BIAS, parameters, products);
        this.hiddenWeight = parameters.values(HIDDEN_WEIGHT);
        this.hidden = parameters.shape(HIDDEN_WEIGHT)[0];
        this.products = products;
    }

    static void declare(Parameters parameters, int inputs, int hidden) {
        Dense.declare(parameters, INPUT_WEIGHT, BIAS, inputs, 4 * hidden);
        parameters.add(HIDDEN_WEIGHT, hidden, 4 * hidden);
    }

    /** The hidden sequence of the latest forward pass, [sample][frame][unit]. */
    Activations hiddenSequence() {
        return output;
    }

    @Override
    public Activations forward(Activations newInput) {
        input = newInput;
        Activations projected = projection.forward(input);
        int samples = input.samples();
        int frames = input.frames();
        int state = hidden * samples;
        gates = Activations.atLeast(gates, frames, 4 * state);
        cells = Activations.atLeast(cells, frames, state);
        squashed = Activations.atLeast(squashed, frames, state);
        states = Activations.atLeast(states, frames, state);
        sequence = Activations.atLeast(sequence, frames, state);
        for (int t = 0; t < frames; t++) {
            Frames.gather(projected.values(), samples, frames, 4 * hidden, t, gates, t * 4 * state);
            if (t > 0) {
                products.multiply(
                        Form.ATB,
                        4 * hidden,
                        samples,
                        hidden,
                        hiddenWeight,
                        0,
                        states,
                        (t - 1) * state,
                        Onto.ADD,
                        gates,
                        t * 4 * state);
            }
            advance(t, state);
            Frames.scatter(states, t * state, samples, frames, hidden, t, sequence);
        }
        output = new Activations(sequence, samples, frames, hidden);
        return output;
    }

    /** From the gates' sums at frame t to the states at frame t. */
    private void advance(int t, int state) {
        int i = t * 4 * state;
        int f = i + state;
        int g = f + state;
        int o = g + state;
        int now = t * state;
        Kernels.logistic(gates, i, gates, i, 2 * state);
        Kernels.tanh(gates, g, gates, g, state);
        Kernels.logistic(gates, o, gates, o, state);
        for (int j = 0; j < state; j++) {
            double kept = t == 0 ? 0 : gates[f + j] * cells[now - state + j];
            cells[now + j] = kept + gates[i + j] * gates[g + j];
        }
        Kernels.tanh(cells, now, squashed, now, state);
        for (int j = 0; j < state; j++) {
            states[now + j] = gates[o + j] * squashed[now + j];
        }
    }

    @Override
    public Activations backward(Activations outputGradient, Parameters gradients, Wanted wanted) {
        int samples = input.samples();
        int frames = input.frames();
        int state = hidden * samples;
        gateGradient = Activations.atLeast(gateGradient, 4, state);
        stateGradient = Activations.atLeast(stateGradient, 1, state);
        cellGradient = Activations.atLeast(cellGradient, 1, state);
        rowGradient = Activations.atLeast(rowGradient, frames, 4 * state);
        Arrays.fill(cellGradient, 0, state, 0);
        for (int t = frames - 1; t >= 0; t--) {
            Frames.gather(outputGradient.values(), samples, frames, hidden, t, stateGradient, 0);
            if (t < frames - 1) {
                products.multiply(
                        Form.AB,
                        hidden,
                        samples,
                        4 * hidden,
                        hiddenWeight,
                        0,
                        gateGradient,
                        0,
                        Onto.ADD,
                        stateGradient,
                        0);
            }
            retreat(t, state);
            Frames.scatter(gateGradient, 0, samples, frames, 4 * hidden, t, rowGradient);
        }
        Activations rows = new Activations(rowGradient, samples, frames, 4 * hidden);
        if (wanted.parameters()) {
            addHiddenWeightGradient(gradients.values(HIDDEN_WEIGHT));
        }
        return projection.backward(rows, gradients, wanted);
    }

    /** From the gradient of the states at frame t to that of the gates' sums; the cell's moves on to the frame before. */
    private void retreat(int t, int state) {
        int i = t * 4 * state;
        int f = i + state;
        int g = f + state;
        int o = g + state;
        int now = t * state;
        for (int j = 0; j < state; j++) {
            double in = gates[i + j];
            double forget = gates[f + j];
            double candidate = gates[g + j];
            double out = gates[o + j];
            double tanh = squashed[now + j];
            double before = t == 0 ? 0 : cells[now - state + j];
            double cell = cellGradient[j] + stateGradient[j] * out * (1 - tanh * tanh);
            gateGradient[j] = cell * candidate * in * (1 - in);
            gateGradient[state + j] = cell * before * forget * (1 - forget);
            gateGradient[2 * state + j] = cell * in * (1 - candidate * candidate);
            gateGradient[3 * state + j] = stateGradient[j] * tanh * out * (1 - out);
            cellGradient[j] = cell * forget;
        }
    }

    private void addHiddenWeightGradient(double[] gradient) {
        int rows = input.rows();
        int frames = input.frames();
        previous = Activations.atLeast(previous, rows, hidden);
        System.arraycopy(sequence, 0, previous, hidden, (rows - 1) * hidden);
        for (int sample = 0; sample < input.samples(); sample++) {
            int start = sample * frames * hidden;
            Arrays.fill(previous, start, start + hidden, 0);
        }
        products.multiply(Form.ATB, hidden, 4 * hidden, rows, previous, 0, rowGradient, 0, Onto.ADD, gradient, 0);
    }
}
