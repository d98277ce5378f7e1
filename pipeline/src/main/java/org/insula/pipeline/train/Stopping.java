package org.insula.pipeline.train;

/** When training ends before its last epoch. */
public enum Stopping {
    /** When the validation loss has not become better for as many epochs as there is patience. */
    PATIENCE,
    /**
     * That, or once the network tells every training sample right, without dropout, which is looked at after every
     * {@value #STEPS} steps: the released implementation of Ismail et al. (2019). It is not the same as an epoch in
     * which all were told right: that one comes some epochs later, and saliency sharpens fast meanwhile.
     */
    FULL_TRAINING_ACCURACY;

    /** Steps from one look at the training samples to the next. */
    static final int STEPS = 3;
}
