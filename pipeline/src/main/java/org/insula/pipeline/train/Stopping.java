package org.insula.pipeline.train;

/** When training ends before its last epoch. */
public enum Stopping {
    /** When the validation loss has not become better for as many epochs as there is patience. */
    PATIENCE,
    /** That, or once every training sample was told right in an epoch: the protocol of Ismail et al. (2019). */
    FULL_TRAINING_ACCURACY
}
