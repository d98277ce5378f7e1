package org.insula.pipeline.model;

import org.insula.pipeline.model.Products.Form;
import org.insula.pipeline.model.Products.Onto;

/** An affine map of every frame, {@code y = x·W + b}: one product for all frames of a batch. */
final class Dense implements Part {
    private final String weightName;
    private final String biasName;
    private final double[] weight;
    private final double[] bias;
    private final int outputs;
    private final Products products;
    private Activations input;
    private double[] output = new double[0];
    private double[] inputGradient = new double[0];

    Dense(String weightName, String biasName, Parameters parameters, Products products) {
        this.weightName = weightName;
        this.biasName = biasName;
        this.weight = parameters.values(weightName);
        this.bias = parameters.values(biasName);
        this.outputs = bias.length;
        this.products = products;
    }

    /** Adds the parameters of such a map to a set that is being built. */
    static void declare(Parameters parameters, String weightName, String biasName, int inputs, int outputs) {
        parameters.add(weightName, inputs, outputs);
        parameters.add(biasName, outputs);
    }

    @Override
    public Activations forward(Activations newInput) {
        input = newInput;
        int rows = input.rows();
        output = Activations.atLeast(output, rows, outputs);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(bias, 0, output, row * outputs, outputs);
        }
        products.multiply(Form.AB, rows, outputs, input.units(), input.values(), 0, weight, 0, Onto.ADD, output, 0);
        return new Activations(output, input.samples(), input.frames(), outputs);
    }

    @Override
    public Activations backward(Activations outputGradient, Parameters gradients, Wanted wanted) {
        int rows = input.rows();
        int inputs = input.units();
        double[] upstream = outputGradient.values();
        if (wanted.parameters()) {
            double[] weightGradient = gradients.values(weightName);
            products.multiply(
                    Form.ATB, inputs, outputs, rows, input.values(), 0, upstream, 0, Onto.ADD, weightGradient, 0);
            Kernels.addColumnSums(upstream, rows, outputs, gradients.values(biasName));
        }
        if (!wanted.input()) {
            return null;
        }
        inputGradient = Activations.atLeast(inputGradient, rows, inputs);
        products.multiply(Form.ABT, rows, inputs, outputs, upstream, 0, weight, 0, Onto.REPLACE, inputGradient, 0);
        return new Activations(inputGradient, input.samples(), input.frames(), inputs);
    }
}
