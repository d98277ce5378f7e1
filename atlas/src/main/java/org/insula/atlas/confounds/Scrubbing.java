package org.insula.atlas.confounds;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.insula.io.bids.Confounds;

/**
 * Which frames are left out for motion. A frame is an outlier if its framewise displacement or its standardised DVARS
 * exceeds the threshold (Power et al., "Spurious but systematic correlations in functional connectivity MRI networks
 * arise from subject motion", NeuroImage 2012); stretches between outliers that are shorter than the minimum go with
 * them (Power et al., "Methods to detect, characterize, and remove motion artifact in resting state fMRI", NeuroImage
 * 2014).
 *
 * @param framewiseDisplacement largest displacement kept, mm; infinite for no limit
 * @param standardizedDvars largest standardised DVARS kept; infinite for no limit
 * @param minimumSegment fewest frames in a row that are kept if there is any outlier; 0 for no limit
 * @param nonSteadyState what becomes of frames before the steady state
 */
public record Scrubbing(
        double framewiseDisplacement, double standardizedDvars, int minimumSegment, NonSteadyState nonSteadyState)
        implements Serializable {

    private static final String DISPLACEMENT_COLUMN = "framewise_displacement";
    private static final String DVARS_COLUMN = "std_dvars";
    private static final String NON_STEADY_STATE = "non_steady_state";

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a threshold is not positive or the minimum is negative
     */
    public Scrubbing {
        Objects.requireNonNull(nonSteadyState, "nonSteadyState");
        if (!(framewiseDisplacement > 0 && standardizedDvars > 0)) {
            throw new IllegalArgumentException("thresholds of " + framewiseDisplacement + " mm and " + standardizedDvars
                    + " standardised DVARS: must be more than 0");
        }
        if (minimumSegment < 0) {
            throw new IllegalArgumentException("a minimum segment of " + minimumSegment + " frames");
        }
    }

    /** Keeps every frame. */
    public static Scrubbing none() {
        return new Scrubbing(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, NonSteadyState.KEEP);
    }

    /** The same with another limit on framewise displacement, mm. */
    public Scrubbing withFramewiseDisplacement(double millimetres) {
        return new Scrubbing(millimetres, standardizedDvars, minimumSegment, nonSteadyState);
    }

    /** The same with another limit on standardised DVARS. */
    public Scrubbing withStandardizedDvars(double newStandardizedDvars) {
        return new Scrubbing(framewiseDisplacement, newStandardizedDvars, minimumSegment, nonSteadyState);
    }

    /** The same with another fewest number of frames in a row. */
    public Scrubbing withMinimumSegment(int frames) {
        return new Scrubbing(framewiseDisplacement, standardizedDvars, frames, nonSteadyState);
    }

    /** The same with another fate of frames before the steady state. */
    public Scrubbing with(NonSteadyState newNonSteadyState) {
        return new Scrubbing(framewiseDisplacement, standardizedDvars, minimumSegment, newNonSteadyState);
    }

    /**
     * The frames kept of a run.
     *
     * @throws org.insula.io.InputException if a limit is set and its column is missing or holds what is no number
     */
    KeptFrames keptFrames(Confounds confounds) {
        boolean[] kept = KeptFrames.everything(confounds.frames());
        boolean outliers = drop(kept, confounds, DISPLACEMENT_COLUMN, framewiseDisplacement)
                | drop(kept, confounds, DVARS_COLUMN, standardizedDvars);
        if (outliers) {
            dropShortSegments(kept);
        }
        if (nonSteadyState == NonSteadyState.REMOVE) {
            for (String name : confounds.names()) {
                if (name.contains(NON_STEADY_STATE)) {
                    drop(kept, confounds, name, 0);
                }
            }
        }
        return KeptFrames.of(kept);
    }

    /** Whether any limit needs a confounds table. */
    boolean needsTable() {
        return Double.isFinite(framewiseDisplacement) || Double.isFinite(standardizedDvars);
    }

    private static boolean drop(boolean[] kept, Confounds confounds, String column, double limit) {
        if (Double.isInfinite(limit)) {
            return false;
        }
        double[] values = confounds.column(column);
        boolean any = false;
        for (int f = 0; f < kept.length; f++) {
            // The first frame's displacement is n/a, which exceeds nothing.
            if (values[f] > limit) {
                kept[f] = false;
                any = true;
            }
        }
        return any;
    }

    private void dropShortSegments(boolean[] kept) {
        int start = 0;
        for (int f = 0; f <= kept.length; f++) {
            if (f < kept.length && kept[f]) {
                continue;
            }
            if (f - start < minimumSegment) {
                Arrays.fill(kept, start, f, false);
            }
            start = f + 1;
        }
    }
}
