package org.insula.pipeline.model;

import java.util.Arrays;

/**
 * Structured self-attention over the hidden sequence (Lin et al. 2017), without biases:
 *
 * <pre>
 *   l_t = tanh(h_t·W1)·W2        A_k = softmax over all frames of l_k        output = Σ_t A_kt h_t, hop by hop
 * </pre>
 */
final class SelfAttention64 implements Part64 {
    private final Dense64 first;
    private final Dense64 second;
    private final int hops;
    private final Products64 products;
    private final Squashing64 squashing = new Squashing64();
    private Activations64 input;
    private Activations64 inner;
    private int width;

    /** A, [frame][sample][hop], and the gradient of A, then of l. */
    private final Values64 weights = new Values64();

    private final Values64 weightGradient = new Values64();
    private final Values64 output = new Values64();
    private double[] largest = new double[0];
    private double[] sum = new double[0];

    SelfAttention64(Weights64 weights, Products64 products) {
        this.first = new Dense64(Architecture.READ_OUT_FIRST, "", weights, products);
        this.second = new Dense64(Architecture.READ_OUT_SECOND, "", weights, products);
        this.hops = weights.columns(Architecture.READ_OUT_SECOND);
        this.products = products;
    }

    /** What it holds for each frame of each sample of a batch. */
    static Footprint footprint(ModelSpec spec) {
        long scores = 3L * spec.attentionWidth() + 3L * spec.hops();
        return new Footprint(scores, scores);
    }

    @Override
    public Activations64 forward(Activations64 newInput) {
        input = newInput;
        inner = first.forward(input);
        double[] values = inner.values().change();
        squashing.tanh(values, 0, values, 0, inner.size());
        width = input.samples() * hops;
        softmaxOverFrames(second.forward(inner).values().read());
        int units = input.units();
        output.resize(input.samples(), hops * units);
        for (int sample = 0; sample < input.samples(); sample++) {
            products.multiply(
                    Form.ATB,
                    hops,
                    units,
                    input.frames(),
                    weights(sample),
                    states(sample),
                    Onto.REPLACE,
                    out(output, sample));
        }
        return new Activations64(output, 1, input.samples(), hops * units);
    }

    private void softmaxOverFrames(double[] scores) {
        if (sum.length < width) {
            sum = new double[width];
            largest = new double[width];
        }
        System.arraycopy(scores, 0, largest, 0, width);
        for (int at = width; at < input.frames() * width; at += width) {
            for (int i = 0; i < width; i++) {
                largest[i] = Math.max(largest[i], scores[at + i]);
            }
        }
        double[] a = weights.resize(input.rows(), hops).fill();
        for (int at = 0; at < input.frames() * width; at += width) {
            for (int i = 0; i < width; i++) {
                a[at + i] = scores[at + i] - largest[i];
            }
        }
        squashing.exponentials(a, 0, input.frames() * width);
        Arrays.fill(sum, 0, width, 0);
        for (int at = 0; at < input.frames() * width; at += width) {
            Kernels64.add(a, at, sum, 0, width);
        }
        for (int at = 0; at < input.frames() * width; at += width) {
            for (int i = 0; i < width; i++) {
                a[at + i] /= sum[i];
            }
        }
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        weightGradient.resize(input.rows(), hops);
        for (int sample = 0; sample < input.samples(); sample++) {
            products.multiply(
                    Form.ABT,
                    input.frames(),
                    hops,
                    input.units(),
                    states(sample),
                    out(outputGradient.values(), sample),
                    Onto.REPLACE,
                    weightGradient.matrix(sample * hops, width));
        }
        throughSoftmax();
        Activations64 scoreGradient = new Activations64(weightGradient, input.frames(), input.samples(), hops);
        Wanted below = wanted.parameters() ? Wanted.BOTH : Wanted.INPUT;
        Activations64 innerGradient = second.backward(scoreGradient, gradients, below);
        Kernels64.multiplyByTanhSlope(
                inner.values().read(), innerGradient.values().change(), inner.size());
        Activations64 inputGradient = first.backward(innerGradient, gradients, wanted);
        if (wanted.input()) {
            addDirectly(outputGradient, inputGradient);
        }
        return inputGradient;
    }

    /** {@code ∂/∂l = A ⊙ (∂/∂A − Σ_t A ⊙ ∂/∂A)}. */
    private void throughSoftmax() {
        double[] a = weights.read();
        double[] gradient = weightGradient.change();
        Arrays.fill(sum, 0, width, 0);
        for (int at = 0; at < input.frames() * width; at += width) {
            for (int i = 0; i < width; i++) {
                sum[i] += a[at + i] * gradient[at + i];
            }
        }
        for (int at = 0; at < input.frames() * width; at += width) {
            for (int i = 0; i < width; i++) {
                gradient[at + i] = a[at + i] * (gradient[at + i] - sum[i]);
            }
        }
    }

    /** What reaches the states at fixed weights. */
    private void addDirectly(Activations64 outputGradient, Activations64 inputGradient) {
        int units = input.units();
        for (int sample = 0; sample < input.samples(); sample++) {
            products.multiply(
                    Form.AB,
                    input.frames(),
                    units,
                    hops,
                    weights(sample),
                    out(outputGradient.values(), sample),
                    Onto.ADD,
                    inputGradient.values().matrix(sample * units, input.samples() * units));
        }
    }

    private Matrix64 states(int sample) {
        return input.values().matrix(sample * input.units(), input.samples() * input.units());
    }

    private Matrix64 weights(int sample) {
        return weights.matrix(sample * hops, width);
    }

    /** A sample's output, or its gradient, [hop][unit]. */
    private Matrix64 out(Values64 values, int sample) {
        return values.matrix(sample * hops * input.units(), input.units());
    }
}
