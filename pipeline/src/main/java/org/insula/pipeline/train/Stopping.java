package org.insula.pipeline.train;

/** When training ends before its last epoch. */
public enum Stopping {
    /** When the validation loss has not become better for as many epochs as there is patience. */
    PATIENCE,
    /**
     * That, or once the network that an epoch left tells every training sample right, without dropout: the protocol of
     * Ismail et al. (2019). It is not the same as an epoch in which all were told right: that one comes some epochs
     * later, and saliency sharpens fast meanwhile.
     */
    FULL_TRAINING_ACCURACY
}
