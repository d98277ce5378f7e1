package org.insula.pipeline.model;

/** The recurrent cell that carries the hidden state from frame to frame. */
public enum CellKind {
    /** No cell: the read-out sees the frames themselves, or what input-cell attention makes of them. */
    NONE(0, 0, 0),
    /** The simple recurrent cell with tanh (Elman 1990). */
    RNN(1, 7, 6),
    /** Gated recurrent unit (Cho et al. 2014), gates in the order r, z, n. */
    GRU(3, 21, 18),
    /** Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), gates in the order i, f, g, o. */
    LSTM(4, 20, 15);

    private final int blocks;
    private final Footprint footprint;

    CellKind(int blocks, int heap, int direct) {
        this.blocks = blocks;
        this.footprint = new Footprint(heap, direct);
    }

    /** How many columns of the cell's weights belong to one hidden unit. */
    public int blocks() {
        return blocks;
    }

    /** What one hidden unit takes for each frame of each sample of a batch. */
    Footprint footprint() {
        return footprint;
    }
}
