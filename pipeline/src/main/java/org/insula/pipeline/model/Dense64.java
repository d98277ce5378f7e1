package org.insula.pipeline.model;

/** An affine map of every frame, {@code y = x·W + b}: one product for all frames of a batch. */
final class Dense64 implements Part64 {
    private final String weightName;
    private final String biasName;
    private final Weights64 weights;
    private final int outputs;
    private final Products64 products;
    private Activations64 input;
    private final Values64 output = new Values64();
    private final Values64 inputGradient = new Values64();

    /** A map by the weights of the given names; an empty name stands for no bias. */
    Dense64(String weightName, String biasName, Weights64 weights, Products64 products) {
        this.weightName = weightName;
        this.biasName = biasName;
        this.weights = weights;
        this.outputs = weights.columns(weightName);
        this.products = products;
    }

    @Override
    public Activations64 forward(Activations64 newInput) {
        Activations64 sums = forwardWithoutBias(newInput);
        if (!biasName.isEmpty()) {
            double[] bias = weights.values(biasName).read();
            Kernels64.addToRows(sums.values().change(), 0, sums.rows(), outputs, bias);
        }
        return sums;
    }

    /** {@code x·W}, which stays in native memory. */
    Activations64 forwardWithoutBias(Activations64 newInput) {
        input = newInput;
        output.resize(input.rows(), outputs);
        Activations64 result = new Activations64(output, input.frames(), input.samples(), outputs);
        products.multiply(
                Form.AB,
                input.rows(),
                outputs,
                input.units(),
                input.matrix(),
                weights.matrix(weightName),
                Onto.REPLACE,
                result.matrix());
        return result;
    }

    @Override
    public Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted) {
        int rows = input.rows();
        int inputs = input.units();
        Matrix64 upstream = outputGradient.matrix();
        if (wanted.parameters()) {
            Matrix64 weightGradient = gradients.matrix(weightName);
            products.multiply(Form.ATB, inputs, outputs, rows, input.matrix(), upstream, Onto.ADD, weightGradient);
            if (!biasName.isEmpty()) {
                double[] from = outputGradient.values().read();
                Kernels64.addColumnSums(
                        from, rows, outputs, gradients.values(biasName).change());
            }
        }
        if (!wanted.input()) {
            return null;
        }
        inputGradient.resize(rows, inputs);
        Activations64 result = new Activations64(inputGradient, input.frames(), input.samples(), inputs);
        products.multiply(
                Form.ABT, rows, inputs, outputs, upstream, weights.matrix(weightName), Onto.REPLACE, result.matrix());
        return result;
    }
}
