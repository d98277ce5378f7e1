package org.insula.pipeline.model;

/** The recurrent cell that carries the hidden state from frame to frame. */
public enum CellKind {
    /** Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), gates in the order i, f, g, o. */
    LSTM
}
