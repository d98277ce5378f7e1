package org.insula.pipeline.model;

/** The recurrent cell that carries the hidden state from frame to frame. */
public enum CellKind {
    /** No cell: the read-out sees the frames themselves, or what input-cell attention makes of them. */
    NONE(0),
    /** The simple recurrent cell with tanh (Elman 1990). */
    RNN(1),
    /** Gated recurrent unit (Cho et al. 2014), gates in the order r, z, n. */
    GRU(3),
    /** Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), gates in the order i, f, g, o. */
    LSTM(4);

    private final int blocks;

    CellKind(int blocks) {
        this.blocks = blocks;
    }

    /** How many columns of the cell's weights belong to one hidden unit. */
    public int blocks() {
        return blocks;
    }
}
