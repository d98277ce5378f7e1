package org.insula.pipeline.model;

/** Over what values a mean and standard deviation are taken. */
public enum Scaling {
    /** Each region over all frames of the training samples. */
    REGION,
    /** Each region in each frame, as in the synthetic experiments of Ismail et al. (2019). */
    FRAME_AND_REGION
}
