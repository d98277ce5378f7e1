package org.insula.pipeline.train;

/** When training ends before its last epoch. */
public enum Stopping {
    /** When the validation loss has not become better for as many epochs as there is patience. */
    PATIENCE {
        @Override
        boolean looks(long step, boolean endsEpoch) {
            return false;
        }
    },
    /**
     * That, or once the network tells every training sample right, without dropout, which is looked at after every
     * epoch.
     */
    FULL_TRAINING_ACCURACY {
        @Override
        boolean looks(long step, boolean endsEpoch) {
            return endsEpoch;
        }
    },
    /**
     * The same looked at after every {@value #STEPS} steps, so that training may end within an epoch: the released
     * implementation of Ismail et al. (2019). Saliency sharpens fast in the steps that this saves.
     */
    FULL_TRAINING_ACCURACY_WITHIN_EPOCH {
        @Override
        boolean looks(long step, boolean endsEpoch) {
            return step % STEPS == 0;
        }
    };

    /** Steps from one look at the training samples to the next within an epoch. */
    private static final int STEPS = 3;

    /**
     * Whether it is time to see if the network tells every training sample right.
     *
     * @param step      steps taken so far, over all epochs
     * @param endsEpoch whether the last of them was its epoch's last
     */
    abstract boolean looks(long step, boolean endsEpoch);
}
