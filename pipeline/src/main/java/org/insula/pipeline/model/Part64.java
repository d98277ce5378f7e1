package org.insula.pipeline.model;

/**
 * One differentiable step of a network. Parts are chained; each keeps, from its forward pass, what its backward pass
 * needs, so an instance belongs to one thread and the two passes alternate.
 */
interface Part64 {

    /** Computes the output for a batch; the input must stay unchanged until the backward pass is done. */
    Activations64 forward(Activations64 input);

    /**
     * Carries a gradient back through the latest forward pass.
     *
     * @param outputGradient the score's derivative with respect to the output
     * @param gradients      to which the derivatives with respect to this part's parameters are added, where wanted
     * @param wanted         which derivatives to compute
     * @return the derivative with respect to the input; null where it is not wanted
     */
    Activations64 backward(Activations64 outputGradient, Weights64 gradients, Wanted wanted);

    /** Whether this part has parameters that training changes. */
    default boolean learns() {
        return true;
    }
}
