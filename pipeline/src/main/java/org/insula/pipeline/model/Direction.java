package org.insula.pipeline.model;

/** In which order a cell reads the frames. */
public enum Direction {
    /** From the first frame to the last. */
    FORWARD,
    /**
     * Both ways, by two cells with parameters of their own (Schuster and Paliwal 1997); the hidden state of a frame is
     * that of the forward cell followed by that of the backward cell.
     */
    BIDIRECTIONAL
}
