package org.insula.pipeline.glm;

/** What a model of a run takes its noise to be. */
public enum NoiseModel {
    /** Independent from frame to frame: ordinary least squares. */
    OLS,
    /** Autoregressive of order 1, with a coefficient per region: least squares after prewhitening. */
    AR1
}
