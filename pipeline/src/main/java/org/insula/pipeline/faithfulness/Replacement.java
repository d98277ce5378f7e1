package org.insula.pipeline.faithfulness;

import org.insula.pipeline.model.Scaler;

/** What takes the place of a removed value. */
public enum Replacement {
    /** The number 0 in the units of the samples. */
    ZERO("zero"),
    /** The mean of the training samples, of the region (or of the region in that frame, where the scaler has it). */
    REGION_MEAN("the region's training mean"),
    /** Normal noise with the mean and variance of the training samples. */
    NOISE("noise with the region's training mean and variance");

    private final String text;

    Replacement(String text) {
        this.text = text;
    }

    /** The rule in words. */
    public String text() {
        return text;
    }

    /**
     * The standardised value that takes a place.
     *
     * @param place of the sample, frame by frame
     * @param noise a draw from the standard normal distribution
     */
    double value(Scaler scaler, int place, double noise) {
        return switch (this) {
            case ZERO -> scaler.standardised(place, 0);
            case REGION_MEAN -> 0;
            case NOISE -> noise;
        };
    }
}
