package org.insula.pipeline.saliency;

/** The class whose score is explained. */
public enum Target {
    /** The class that the sample really has. */
    TRUE_CLASS,
    /** The class that the network finds most probable. */
    PREDICTED_CLASS
}
