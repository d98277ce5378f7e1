package org.insula.atlas.clean;

import java.io.Serializable;
import java.util.Objects;
import org.insula.atlas.confounds.ConfoundStrategy;

/**
 * What to do to region time series before they are used.
 *
 * @param detrend which trend to take out
 * @param standardize how to scale in the end
 * @param filter which frequencies to take out
 * @param strategy which nuisance signals to regress out and which frames to scrub
 * @param scrubbed what stands where frames were scrubbed
 */
public record Cleaning(
        Detrend detrend,
        Standardize standardize,
        TemporalFilter filter,
        ConfoundStrategy strategy,
        ScrubbedFrames scrubbed)
        implements Serializable {

    private static final Cleaning NONE = new Cleaning(
            Detrend.NONE, Standardize.NONE, TemporalFilter.none(), ConfoundStrategy.none(), ScrubbedFrames.MISSING);

    /** Refuses null. */
    public Cleaning {
        Objects.requireNonNull(detrend, "detrend");
        Objects.requireNonNull(standardize, "standardize");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(scrubbed, "scrubbed");
    }

    /** Leaves the series as they are. */
    public static Cleaning none() {
        return NONE;
    }

    /** The same with another trend. */
    public Cleaning withDetrend(Detrend newDetrend) {
        return new Cleaning(newDetrend, standardize, filter, strategy, scrubbed);
    }

    /** The same with another scale. */
    public Cleaning withStandardize(Standardize newStandardize) {
        return new Cleaning(detrend, newStandardize, filter, strategy, scrubbed);
    }

    /** The same with another filter. */
    public Cleaning with(TemporalFilter newFilter) {
        return new Cleaning(detrend, standardize, newFilter, strategy, scrubbed);
    }

    /** The same with another choice of confounds and frames. */
    public Cleaning with(ConfoundStrategy newStrategy) {
        return new Cleaning(detrend, standardize, filter, newStrategy, scrubbed);
    }

    /** The same with something else where frames were scrubbed. */
    public Cleaning with(ScrubbedFrames newScrubbed) {
        return new Cleaning(detrend, standardize, filter, strategy, newScrubbed);
    }
}
