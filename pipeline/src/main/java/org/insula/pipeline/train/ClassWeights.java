package org.insula.pipeline.train;

/** How much a sample counts in training by its class. */
public enum ClassWeights {
    /** Every sample counts the same. */
    EQUAL,
    /** Every class counts the same: a sample counts in inverse proportion to its class's share of training samples. */
    BALANCED
}
