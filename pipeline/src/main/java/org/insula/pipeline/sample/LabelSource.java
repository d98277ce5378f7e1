package org.insula.pipeline.sample;

/** Where the label of a sample comes from. */
public enum LabelSource {
    /** The task of the run: windows follow each other through the run. */
    TASK,
    /** The trial type of an event: one window an event. */
    TRIAL_TYPE
}
