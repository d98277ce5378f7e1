package org.insula.pipeline.model;

/** How the hidden sequence becomes the one vector that the classifier sees. */
public enum ReadOutKind {
    /** The hidden state at the last frame. */
    LAST_STATE
}
