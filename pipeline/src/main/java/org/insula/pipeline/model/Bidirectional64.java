package org.insula.pipeline.model;

/** Two recurrences over the same input, one a direction, whose states are laid side by side. */
final class Bidirectional64 implements Part64 {
    private final Recurrence64 forward;
    private final Recurrence64 backward;
    private final Values64 both = new Values64();
    private final Values64 half = new Values64();
    private int hidden;

    Bidirectional64(Recurrence64 forward, Recurrence64 backward) {
        this.forward = forward;
        this.backward = backward;
    }

    @Override
    public Activations64 forward(Activations64 input) {
        Activations64 first = forward.forward(input);
        Activations64 second = backward.forward(input);
        hidden = first.units();
        double[] to = both.resize(first.rows(), 2 * hidden).fill();
        double[] ofFirst = first.values().read();
        double[] ofSecond = second.values().read();
        for (int row = 0; row < first.rows(); row++) {
            System.arraycopy(ofFirst, row * hidden, to, 2 * row * hidden, hidden);
            System.arraycopy(ofSecond, row * hidden, to, (2 * row + 1) * hidden, hidden);
        }
        return new Activations64(both, first.frames(), first.samples(), 2 * hidden);
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        Activations64 first = forward.backward(half(outputGradient, 0), gradients, wanted);
        Activations64 second = backward.backward(half(outputGradient, hidden), gradients, wanted);
        if (wanted.input()) {
            Kernels64.add(second.values().read(), first.values().change(), first.size());
        }
        return first;
    }

    private Activations64 half(Activations64 gradient, int offset) {
        double[] from = gradient.values().read();
        double[] to = half.resize(gradient.rows(), hidden).fill();
        for (int row = 0; row < gradient.rows(); row++) {
            System.arraycopy(from, 2 * row * hidden + offset, to, row * hidden, hidden);
        }
        return new Activations64(half, gradient.frames(), gradient.samples(), hidden);
    }
}
