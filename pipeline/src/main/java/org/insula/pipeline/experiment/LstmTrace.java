package org.insula.pipeline.experiment;

import java.util.Arrays;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Parameters;
import org.insula.pipeline.model.SequenceBatch;

/**
 * The inside of a forward LSTM cell on one sample, computed step by step as the equations have it, in double precision.
 * Slow and plain: for looking, not for training.
 */
final class LstmTrace {
    private final int hidden;
    private final double[][] inputs;
    private final double[][] states;
    private final double[][] cells;

    /** Slopes ∂h_t/∂h_{t−1} ≈ o_t ⊙ (1 − tanh²(c_t)) ⊙ f_t, [frame][unit]. */
    private final double[][] terms;

    private LstmTrace(int frames, int hidden, double[][] inputs) {
        this.hidden = hidden;
        this.inputs = inputs;
        this.states = new double[frames][hidden];
        this.cells = new double[frames][hidden];
        this.terms = new double[frames][hidden];
    }

    /** Runs the forward cell of an LSTM, with or without input-cell attention, on one sample of a batch. */
    static LstmTrace of(Network network, SequenceBatch batch, int sample) {
        double[][] frames = new double[batch.frames()][];
        int size = batch.regions();
        Arrays.setAll(frames, t -> {
            int start = (sample * batch.frames() + t) * size;
            return Arrays.copyOfRange(batch.values(), start, start + size);
        });
        double[][] inputs = PaperModels.hasInputCellAttention(network.spec()) ? attended(network, frames) : frames;
        LstmTrace trace = new LstmTrace(frames.length, network.spec().hidden(), inputs);
        trace.run(network.parameters());
        return trace;
    }

    /** What input-cell attention shows the cell at each frame. */
    private static double[][] attended(Network network, double[][] frames) {
        Parameters parameters = network.parameters();
        int hops = network.spec().hops();
        double[][] scores = new double[frames.length][];
        for (int s = 0; s < frames.length; s++) {
            double[] inner = affine(frames[s], parameters, "attention.first");
            Arrays.setAll(inner, i -> Math.tanh(inner[i]));
            scores[s] = affine(inner, parameters, "attention.second");
        }
        boolean mean = network.spec().reduction() == HopReduction.MEAN;
        double[][] seen = new double[frames.length][];
        for (int t = 0; t < frames.length; t++) {
            int regions = frames[t].length;
            seen[t] = new double[mean ? regions : hops * regions];
            for (int hop = 0; hop < hops; hop++) {
                double[] weights = prefixSoftmax(scores, hop, t);
                for (int s = 0; s <= t; s++) {
                    for (int n = 0; n < regions; n++) {
                        double share = weights[s] * frames[s][n];
                        seen[t][mean ? n : hop * regions + n] += mean ? share / hops : share;
                    }
                }
            }
        }
        return seen;
    }

    private static double[] prefixSoftmax(double[][] scores, int hop, int t) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int s = 0; s <= t; s++) {
            largest = Math.max(largest, scores[s][hop]);
        }
        double[] weights = new double[t + 1];
        double sum = 0;
        for (int s = 0; s <= t; s++) {
            weights[s] = Math.exp(scores[s][hop] - largest);
            sum += weights[s];
        }
        for (int s = 0; s <= t; s++) {
            weights[s] /= sum;
        }
        return weights;
    }

    private static double[] affine(double[] input, Parameters parameters, String part) {
        double[] output = parameters.values(part + ".bias").clone();
        addProduct(input, parameters.values(part + ".weight"), output);
        return output;
    }

    private static void addProduct(double[] input, double[] weight, double[] output) {
        for (int i = 0; i < input.length; i++) {
            for (int j = 0; j < output.length; j++) {
                output[j] += input[i] * weight[i * output.length + j];
            }
        }
    }

    private void run(Parameters parameters) {
        double[] state = new double[hidden];
        double[] cell = new double[hidden];
        for (int t = 0; t < inputs.length; t++) {
            double[] sums = parameters.values("cell.bias").clone();
            addProduct(inputs[t], parameters.values("cell.input.weight"), sums);
            addProduct(state, parameters.values("cell.hidden.weight"), sums);
            for (int j = 0; j < hidden; j++) {
                double in = logistic(sums[j]);
                double forget = logistic(sums[hidden + j]);
                double candidate = Math.tanh(sums[2 * hidden + j]);
                double out = logistic(sums[3 * hidden + j]);
                cells[t][j] = forget * cell[j] + in * candidate;
                double squashed = Math.tanh(cells[t][j]);
                states[t][j] = out * squashed;
                terms[t][j] = out * (1 - squashed * squashed) * forget;
            }
            state = states[t];
            cell = cells[t];
        }
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Hidden states, {@code [frame][unit]}. */
    double[][] states() {
        return states;
    }

    /**
     * For each frame t the product of the terms of all later frames, ∏_{i>t} o_i (1 − tanh²(c_i)) f_i, the mean over
     * units; 1 at the last frame.
     */
    double[] products() {
        double[] product = new double[hidden];
        Arrays.fill(product, 1);
        double[] means = new double[terms.length];
        for (int t = terms.length - 1; t >= 0; t--) {
            means[t] = Arrays.stream(product).average().orElseThrow();
            for (int j = 0; j < hidden; j++) {
                product[j] *= terms[t][j];
            }
        }
        return means;
    }
}
