package org.insula.pipeline.model;

import java.util.List;
import org.insula.pipeline.model.Part.Wanted;

/**
 * One thread's working memory in which a network runs: a batch goes forward through the parts, then gradients of scores
 * come back. The memory is kept from batch to batch. It reads the network's parameters as they are at each pass.
 *
 * <p>The arrays it returns are its own and are overwritten by its next pass.
 */
public final class NetworkPass {
    private final Network network;
    private final List<Part> parts;
    private final int cellIndex;

    /** Below this part nothing learns, so training's gradient need not go there. */
    private final int firstLearning;

    private SequenceBatch batch;
    private Activations hidden;

    NetworkPass(Network network, List<Part> onInput, List<Part> onHidden) {
        Products products = new Products();
        Part cell = network.cellPart(products);
        this.network = network;
        this.parts = network.chain(products, cell, onInput, onHidden);
        this.cellIndex = parts.indexOf(cell);
        this.firstLearning =
                parts.indexOf(parts.stream().filter(Part::learns).findFirst().orElseThrow());
    }

    /** The network that runs here. */
    public Network network() {
        return network;
    }

    /**
     * Runs a batch forward.
     *
     * @return the class scores before the softmax, {@code [sample][class]}; the array may be longer
     * @throws IllegalArgumentException if the batch has another number of regions than the network
     */
    public double[] forward(SequenceBatch newBatch) {
        if (newBatch.regions() != network.regions()) {
            throw new IllegalArgumentException(
                    "the batch has " + newBatch.regions() + " regions, the network " + network.regions());
        }
        batch = newBatch;
        Activations flow = new Activations(batch.values(), batch.samples(), batch.frames(), batch.regions());
        for (int i = 0; i < parts.size(); i++) {
            flow = parts.get(i).forward(flow);
            if (i == cellIndex) {
                hidden = flow;
            }
        }
        return flow.values();
    }

    /** The hidden states of the latest forward pass, {@code [sample][frame][unit]}; the array may be longer. */
    public double[] hiddenSequence() {
        return hidden.values();
    }

    /**
     * Adds a score's derivatives with respect to the parameters, after a forward pass.
     *
     * @param logitGradient the score's derivative with respect to the logits, {@code [sample][class]}
     * @param gradients     of the network's names and shapes
     */
    public void addParameterGradients(double[] logitGradient, Parameters gradients) {
        Activations flow = headGradient(logitGradient);
        for (int i = parts.size() - 1; i > firstLearning; i--) {
            flow = parts.get(i).backward(flow, gradients, Wanted.BOTH);
        }
        parts.get(firstLearning).backward(flow, gradients, Wanted.PARAMETERS);
    }

    /**
     * A score's derivative with respect to the batch, {@code [sample][frame][region]}, after a forward pass; the array
     * may be longer.
     *
     * @param logitGradient the score's derivative with respect to the logits, {@code [sample][class]}
     */
    public double[] inputGradient(double[] logitGradient) {
        Activations flow = headGradient(logitGradient);
        for (int i = parts.size() - 1; i >= 0; i--) {
            flow = parts.get(i).backward(flow, null, Wanted.INPUT);
        }
        return flow.values();
    }

    private Activations headGradient(double[] logitGradient) {
        return new Activations(logitGradient, batch.samples(), 1, network.classes());
    }
}
