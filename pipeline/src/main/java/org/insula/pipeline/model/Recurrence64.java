package org.insula.pipeline.model;

import java.util.Arrays;

/**
 * A recurrent cell over a batch of sequences, from zero states, from the first frame to the last or back. The input's
 * part of all frames is one product; only the hidden state's is done frame by frame.
 */
final class Recurrence64 implements Part64 {
    private final String prefix;
    private final Cell64 cell;
    private final boolean backwards;
    private final Weights64 weights;
    private final Products64 products;
    private final Dense64 projection;
    private final int hidden;
    private final int width;

    private Activations64 input;
    private Values64 sums;
    private final Values64 hiddenSums = new Values64();
    private final Values64 states = new Values64();
    private final Values64 sumGradient = new Values64();
    private final Values64 apartGradient = new Values64();
    private final Values64 stateGradient = new Values64();

    /** A cell whose weights' names start with the prefix, read backwards or not. */
    Recurrence64(String prefix, Cell64 cell, boolean backwards, Weights64 weights, Products64 products) {
        this.prefix = prefix;
        this.cell = cell;
        this.backwards = backwards;
        this.weights = weights;
        this.products = products;
        this.projection =
                new Dense64(prefix + Architecture.INPUT_WEIGHT, prefix + Architecture.BIAS, weights, products);
        this.hidden = weights.rows(prefix + Architecture.HIDDEN_WEIGHT);
        this.width = weights.columns(prefix + Architecture.HIDDEN_WEIGHT);
    }

    @Override
    public Activations64 forward(Activations64 newInput) {
        input = newInput;
        sums = projection.forwardWithoutBias(input).values();
        sums.readMemory();
        double[] sumArray = sums.fillBoth();
        double[] stateArray = states.resize(input.rows(), hidden).fillBoth();
        double[] apart = hiddenSums
                .resize(cell.hiddenSumsApart() ? input.rows() : 0, width)
                .fillBoth();
        cell.reserve(input.frames(), input.samples());
        for (int step = 0; step < input.frames(); step++) {
            int frame = frame(step);
            int before = step == 0 ? -1 : frame(step - 1);
            prepareSums(frame, before);
            cell.forward(frame, before, sumArray, apart, stateArray);
            states.push(row(frame) * hidden, input.samples() * hidden);
        }
        return new Activations64(states, input.frames(), input.samples(), hidden);
    }

    /** The sums of a frame, in the arrays, with biases and the hidden state's part. */
    private void prepareSums(int frame, int before) {
        int samples = input.samples();
        int at = row(frame) * width;
        int count = samples * width;
        if (cell.hiddenSumsApart()) {
            if (before < 0) {
                Arrays.fill(hiddenSums.array(), at, at + count, 0);
            } else {
                addHiddenProduct(frame, before, hiddenSums, Onto.REPLACE);
                hiddenSums.pull(at, count);
            }
            double[] bias = weights.values(prefix + Architecture.HIDDEN_BIAS).read();
            Kernels64.addToRows(hiddenSums.array(), at, samples, width, bias);
        } else if (before >= 0) {
            addHiddenProduct(frame, before, sums, Onto.ADD);
        }
        sums.pull(at, count);
        double[] bias = weights.values(prefix + Architecture.BIAS).read();
        Kernels64.addToRows(sums.array(), at, samples, width, bias);
    }

    private void addHiddenProduct(int frame, int before, Values64 to, Onto onto) {
        products.multiply(
                Form.AB,
                input.samples(),
                width,
                hidden,
                states.matrix(row(before) * hidden, hidden),
                weights.matrix(prefix + Architecture.HIDDEN_WEIGHT),
                onto,
                to.matrix(row(frame) * width, width));
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        int samples = input.samples();
        double[] output = outputGradient.values().read();
        double[] ofSums = sumGradient.resize(input.rows(), width).fillBoth();
        double[] ofApart = apartGradient
                .resize(cell.hiddenSumsApart() ? input.rows() : 0, width)
                .fillBoth();
        Values64 ofHidden = cell.hiddenSumsApart() ? apartGradient : sumGradient;
        double[] ofState = stateGradient.resize(samples, hidden).fillBoth();
        Arrays.fill(ofState, 0, samples * hidden, 0);
        cell.startBackward();
        for (int step = input.frames() - 1; step >= 0; step--) {
            int frame = frame(step);
            int before = step == 0 ? -1 : frame(step - 1);
            Kernels64.add(output, row(frame) * hidden, ofState, 0, samples * hidden);
            cell.backward(frame, before, sums.array(), hiddenSums.array(), states.array(), ofState, ofSums, ofApart);
            sumGradient.push(row(frame) * width, samples * width);
            if (cell.hiddenSumsApart()) {
                apartGradient.push(row(frame) * width, samples * width);
            }
            if (before >= 0) {
                throughHiddenProduct(frame, ofHidden);
            }
        }
        if (wanted.parameters()) {
            addHiddenGradients(ofHidden, gradients);
        }
        Activations64 rows = new Activations64(sumGradient, input.frames(), samples, width);
        return projection.backward(rows, gradients, wanted);
    }

    private void throughHiddenProduct(int frame, Values64 ofHidden) {
        int samples = input.samples();
        stateGradient.push(0, samples * hidden);
        products.multiply(
                Form.ABT,
                samples,
                hidden,
                width,
                ofHidden.matrix(row(frame) * width, width),
                weights.matrix(prefix + Architecture.HIDDEN_WEIGHT),
                Onto.ADD,
                stateGradient.matrix(0, hidden));
        stateGradient.pull(0, samples * hidden);
    }

    /** Every frame but the last meets the gradient of the next frame's sums. */
    private void addHiddenGradients(Values64 ofHidden, Weights64 gradients) {
        int rows = (input.frames() - 1) * input.samples();
        int early = 0;
        int late = input.samples();
        if (rows > 0) {
            products.multiply(
                    Form.ATB,
                    hidden,
                    width,
                    rows,
                    states.matrix((backwards ? late : early) * hidden, hidden),
                    ofHidden.matrix((backwards ? early : late) * width, width),
                    Onto.ADD,
                    gradients.matrix(prefix + Architecture.HIDDEN_WEIGHT));
        }
        if (cell.hiddenSumsApart()) {
            double[] bias = gradients.values(prefix + Architecture.HIDDEN_BIAS).change();
            Kernels64.addColumnSums(ofHidden.array(), input.rows(), width, bias);
        }
    }

    /** The frame that is read at a step. */
    private int frame(int step) {
        return backwards ? input.frames() - 1 - step : step;
    }

    private int row(int frame) {
        return frame * input.samples();
    }
}
