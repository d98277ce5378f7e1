package org.insula.atlas.clean;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What to do to region time series before they are used.
 *
 * @param detrend which trend to take out
 * @param standardize how to scale in the end
 * @param highPassHz cut-off of the cosine high-pass in Hz: slower cosines are regressed out; 0 is no filter
 * @param confounds names of the confounds columns to regress out, in any order
 */
public record Cleaning(Detrend detrend, Standardize standardize, double highPassHz, List<String> confounds)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the cut-off is negative or not finite
     */
    public Cleaning {
        Objects.requireNonNull(detrend, "detrend");
        Objects.requireNonNull(standardize, "standardize");
        confounds = List.copyOf(confounds);
        if (!(highPassHz >= 0) || Double.isInfinite(highPassHz)) {
            throw new IllegalArgumentException("high-pass cut-off of " + highPassHz + " Hz: must be 0 (off) or more");
        }
    }

    /** Leaves the series as they are. */
    public static Cleaning none() {
        return new Cleaning(Detrend.NONE, Standardize.NONE, 0, List.of());
    }

    /** The same with another trend. */
    public Cleaning withDetrend(Detrend newDetrend) {
        return new Cleaning(newDetrend, standardize, highPassHz, confounds);
    }

    /** The same with another scale. */
    public Cleaning withStandardize(Standardize newStandardize) {
        return new Cleaning(detrend, newStandardize, highPassHz, confounds);
    }

    /**
     * The same with another high-pass cut-off in Hz; 0 is no filter.
     *
     * @throws IllegalArgumentException if the cut-off is negative or not finite
     */
    public Cleaning withHighPassHz(double newHighPassHz) {
        return new Cleaning(detrend, standardize, newHighPassHz, confounds);
    }

    /** The same with other confounds columns. */
    public Cleaning withConfounds(List<String> newConfounds) {
        return new Cleaning(detrend, standardize, highPassHz, newConfounds);
    }
}
