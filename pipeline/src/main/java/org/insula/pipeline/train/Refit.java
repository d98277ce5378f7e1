package org.insula.pipeline.train;

/** What becomes of the validation samples once they have chosen the best epoch. */
public enum Refit {
    /** Nothing: the network of the best epoch is kept. */
    NONE,
    /**
     * The network is trained once more, from the same start, on training and validation samples together, for as many
     * epochs as were best: so that no training subject is lost to the choice.
     */
    WITH_VALIDATION
}
