package org.insula.atlas.clean;

import java.util.Locale;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.confounds.KeptFrames;
import org.insula.io.InputException;

/** What signals and confounds of one run go through alike: over the scrubbed frames, detrended, filtered. */
final class Steps {

    private final Detrend detrend;
    private final FrameGaps gaps;
    /** Null for none. */
    private final ButterworthFilter filter;

    private final boolean filterTakesMean;

    /**
     * Prepares the steps.
     *
     * @throws InputException if a Butterworth filter lacks a repetition time, has a cut-off of half the sampling rate
     *     or more, or needs more frames
     */
    Steps(Cleaning cleaning, RegionSeries series, KeptFrames kept) {
        this.detrend = cleaning.detrend();
        boolean butterworth = cleaning.filter().kind() == FilterKind.BUTTERWORTH;
        this.gaps = butterworth ? FrameGaps.bridged(kept) : FrameGaps.cut(kept);
        this.filter = butterworth ? filter(cleaning.filter(), series) : null;
        this.filterTakesMean = butterworth && cleaning.filter().highPassHz() > 0;
    }

    private ButterworthFilter filter(TemporalFilter wanted, RegionSeries series) {
        double repetitionTime = Regressors.repetitionTime(series, "a Butterworth filter");
        double nyquist = 0.5 / repetitionTime;
        double highest = Math.max(wanted.highPassHz(), wanted.lowPassHz());
        if (highest >= nyquist) {
            throw new InputException(
                    series.id(),
                    String.format(
                            Locale.ROOT,
                            "a cut-off of %s Hz is not below %.4g Hz, the fastest that a repetition time of %s s shows",
                            highest,
                            nyquist,
                            repetitionTime),
                    "lower the cut-off or leave it out");
        }
        ButterworthFilter designed = new ButterworthFilter(wanted, repetitionTime);
        if (gaps.openedFrames() < designed.fewestFrames()) {
            throw new InputException(
                    series.id(),
                    "has " + gaps.openedFrames() + " frames where this Butterworth filter needs "
                            + designed.fewestFrames(),
                    "take the cosine filter or a longer run");
        }
        return designed;
    }

    /** From all frames to those that trend and filter see; a fresh array. */
    double[] open(double[] series) {
        return gaps.open(series);
    }

    /** Detrends and filters an opened series, which may be changed, and gives the kept frames. */
    double[] filter(double[] opened) {
        if (detrend == Detrend.LINEAR) {
            Scaling.detrend(opened);
        }
        return gaps.close(filter == null ? opened : filter.apply(opened));
    }

    /** Whether the filter takes the mean of a series out. */
    boolean filterTakesMean() {
        return filterTakesMean;
    }
}
