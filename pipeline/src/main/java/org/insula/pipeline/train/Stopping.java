package org.insula.pipeline.train;

/** When training ends before its last epoch. */
public enum Stopping {
    /** When the validation loss has not become better for as many epochs as there is patience. */
    PATIENCE {
        @Override
        boolean looks(long step) {
            return false;
        }
    },
    /**
     * That, or once the network tells every training sample right, without dropout, at {@value #LOOKS} looks in
     * a row, {@value #STEPS_BETWEEN_LOOKS} steps apart: a single look may find it by chance.
     */
    FULL_TRAINING_ACCURACY {
        @Override
        boolean looks(long step) {
            return step % STEPS_BETWEEN_LOOKS == 0;
        }

        @Override
        int looksInARow() {
            return LOOKS;
        }
    },
    /**
     * That, or once it does so at a single look, after every {@value #RELEASED_STEPS} steps: the released
     * implementation of Ismail et al. (2019). Saliency sharpens fast in the steps that this saves.
     */
    FULL_TRAINING_ACCURACY_ONCE {
        @Override
        boolean looks(long step) {
            return step % RELEASED_STEPS == 0;
        }
    };

    private static final int LOOKS = 3;

    private static final int STEPS_BETWEEN_LOOKS = 10;

    private static final int RELEASED_STEPS = 3;

    /**
     * Whether it is time to see if the network tells every training sample right.
     *
     * @param step steps taken so far, over all epochs
     */
    abstract boolean looks(long step);

    /** How many looks in a row have to find every training sample told right. */
    int looksInARow() {
        return 1;
    }
}
