package org.insula.pipeline.train;

/** How the learning rate changes from epoch to epoch. */
public enum Schedule {
    /** It does not. */
    CONSTANT {
        @Override
        double factor(double progress) {
            return 1;
        }
    },
    /** It falls to zero along half a cosine (Loshchilov and Hutter 2017). */
    COSINE {
        @Override
        double factor(double progress) {
            return 0.5 * (1 + Math.cos(Math.PI * progress));
        }
    },
    /** It falls to a tenth after half of the epochs and to a hundredth after three quarters. */
    STEP {
        @Override
        double factor(double progress) {
            return progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
        }
    };

    /**
     * What the learning rate is multiplied with.
     *
     * @param progress epochs done, as a share of all that may be run; in [0, 1)
     */
    abstract double factor(double progress);
}
