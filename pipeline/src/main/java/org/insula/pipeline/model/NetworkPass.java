package org.insula.pipeline.model;

/**
 * One thread's working memory in which a network runs: a batch goes forward through the parts, then gradients of scores
 * come back. The memory is kept from batch to batch. It reads the network's parameters as they are at each forward
 * pass, and computes in its precision, whatever that of the parameters.
 *
 * <p>The arrays it returns are its own and are overwritten by its next pass.
 */
public final class NetworkPass {
    private final Network network;
    private final Computation computation;
    private final Numbers logits = new Numbers();
    private final Numbers hidden = new Numbers();
    private final Numbers inputGradient = new Numbers();
    private int samples;

    NetworkPass(Network network, Precision precision, DropoutDraws dropout) {
        this.network = network;
        this.computation = switch (precision) {
            case FLOAT32 -> new Chain32(network, dropout);
            case FLOAT64 -> new Chain64(network, dropout);
        };
    }

    /** The network that runs here. */
    public Network network() {
        return network;
    }

    /**
     * Runs a batch forward.
     *
     * @return the class scores before the softmax, {@code [sample][class]}; the array may be longer
     * @throws IllegalArgumentException if the batch has another number of regions than the network, or of frames than its
     *                                  flattening read-out
     */
    public double[] forward(SequenceBatch batch) {
        if (batch.regions() != network.regions()) {
            throw new IllegalArgumentException(
                    "the batch has " + batch.regions() + " regions, the network " + network.regions());
        }
        if (!network.reads(batch.frames())) {
            throw new IllegalArgumentException("the network does not read sequences of " + batch.frames() + " frames");
        }
        samples = batch.samples();
        computation.forward(batch, logits);
        return logits.values();
    }

    /** The hidden states of the latest forward pass, {@code [sample][frame][unit]}; the array may be longer. */
    public double[] hiddenSequence() {
        computation.hiddenSequence(hidden);
        return hidden.values();
    }

    /**
     * Adds a score's derivatives with respect to the parameters, after a forward pass.
     *
     * @param logitGradient the score's derivative with respect to the logits, {@code [sample][class]}
     * @param gradients     of the network's names and shapes
     */
    public void addParameterGradients(double[] logitGradient, Parameters gradients) {
        computation.addParameterGradients(ofLogits(logitGradient), gradients);
    }

    /**
     * A score's derivative with respect to the batch, {@code [sample][frame][region]}, after a forward pass; the array
     * may be longer.
     *
     * @param logitGradient the score's derivative with respect to the logits, {@code [sample][class]}
     */
    public double[] inputGradient(double[] logitGradient) {
        computation.inputGradient(ofLogits(logitGradient), inputGradient);
        return inputGradient.values();
    }

    private Numbers ofLogits(double[] logitGradient) {
        return Numbers.of(logitGradient, samples, 1, network.classes());
    }
}
