package org.insula.pipeline.model;

/** How the hidden sequence becomes the one vector that the classifier sees. */
public enum ReadOutKind {
    /** The hidden state that a cell ends in: at the last frame, or at the first for a cell that reads backwards. */
    LAST_STATE,
    /** The mean over frames. */
    MEAN_POOLING,
    /** Each unit's largest value over frames. */
    MAX_POOLING,
    /** All frames one after the other, [frame][unit]; such a network reads one number of frames only. */
    FLATTEN,
    /**
     * Weighted means over frames, one a hop, by structured self-attention (Lin et al. 2017); all hops one after the
     * other.
     */
    SELF_ATTENTION
}
