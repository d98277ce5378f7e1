package org.insula.pipeline.model;

/** A network's parts chained in one precision: what {@link NetworkPass} runs. Belongs to one thread. */
interface Computation {

    /** Takes over the network's parameters as they are, and runs a batch forward. */
    void forward(SequenceBatch batch, Numbers logits);

    /** The hidden states of the latest forward pass. */
    void hiddenSequence(Numbers sequence);

    /** Adds a score's derivatives with respect to the parameters, after a forward pass. */
    void addParameterGradients(Numbers logitGradient, Parameters gradients);

    /** A score's derivative with respect to the batch, after a forward pass. */
    void inputGradient(Numbers logitGradient, Numbers inputGradient);
}
