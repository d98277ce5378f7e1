package org.insula.pipeline.model;

/** What the cell sees at a frame. */
public enum AttentionKind {
    /** The frame itself. */
    NONE,
    /**
     * A learnt weighted mean of all frames so far: input-cell attention (Ismail et al. 2019), averaged over its hops.
     */
    INPUT_CELL
}
