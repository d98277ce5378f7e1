package org.insula.pipeline.model;

/** How a network's weights are drawn before its first step. Biases are zero in each. */
public enum Initialisation {
    /** Uniform within ±√(6/(inputs + outputs)) of each matrix (Glorot and Bengio 2010). */
    XAVIER_UNIFORM {
        @Override
        double bound(int inputs, int outputs) {
            return Math.sqrt(6.0 / (inputs + outputs));
        }
    },
    /** Uniform within ±1/√inputs of each matrix, which is what PyTorch gives the weights of a linear layer. */
    INPUTS_UNIFORM {
        @Override
        double bound(int inputs, int outputs) {
            return 1 / Math.sqrt(inputs);
        }
    };

    /** Largest magnitude of a weight of a matrix {@code [input][output]}. */
    abstract double bound(int inputs, int outputs);
}
