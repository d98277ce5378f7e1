package org.insula.pipeline.saliency;

/** The score of a class that is explained. */
public enum Score {
    /** The softmax probability, as in the released implementation of Ismail et al. (2019). */
    PROBABILITY,
    /** The value before the softmax, which does not fade where the network is certain. */
    LOGIT
}
