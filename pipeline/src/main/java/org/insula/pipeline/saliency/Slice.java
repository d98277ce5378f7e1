package org.insula.pipeline.saliency;

import org.insula.pipeline.model.SequenceBatch;

/** A part of a sample that is taken away as a whole. */
public enum Slice {
    /** One region in all frames. */
    REGION,
    /** All regions in one frame. */
    FRAME;

    /** How many of them a sample has. */
    int count(SequenceBatch batch) {
        return this == REGION ? batch.regions() : batch.frames();
    }

    /** Values of one of them. */
    int size(SequenceBatch batch) {
        return this == REGION ? batch.frames() : batch.regions();
    }

    /** Which slice a value of the batch, {@code [sample][frame][region]}, lies in. */
    int of(SequenceBatch batch, int value) {
        return this == REGION ? value % batch.regions() : value / batch.regions() % batch.frames();
    }

    /** A copy of the batch in which one slice of every sample is 0, the training mean. */
    SequenceBatch without(SequenceBatch batch, int slice) {
        double[] values = new double[batch.samples() * batch.frames() * batch.regions()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(batch, i) == slice ? 0 : batch.values()[i];
        }
        return new SequenceBatch(values, batch.samples(), batch.frames(), batch.regions());
    }
}
