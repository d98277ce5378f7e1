package org.insula.atlas.clean;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.bids.Confounds;

/**
 * Cleans region time series in nilearn's order and to its values:
 *
 * <ol>
 *   <li>the cosines of the high-pass join the confounds, unless one of these correlates above 0.9 with a cosine and so
 *       shows that the user brings drift regressors already;
 *   <li>signals and confounds are detrended;
 *   <li>confounds are z-scored and regressed out;
 *   <li>the signals are standardised; percent signal change refers to the mean before detrending.
 * </ol>
 *
 * <p>A confounds column without a value in its first row, as derivatives and framewise displacement have it, takes the
 * second row's value there, as nilearn's loader of fMRIPrep confounds does; a value missing anywhere else is an error.
 *
 * <p>A region with a missing value in any frame is NaN in every frame afterwards, since no trend or filter can be
 * computed across the gap; with {@link Cleaning#none()} everything stays as it is. Immutable; may be shared between
 * threads.
 */
public final class SignalCleaner {

    private final Cleaning cleaning;

    /** Cleans as told. */
    public SignalCleaner(Cleaning cleaning) {
        this.cleaning = Objects.requireNonNull(cleaning, "cleaning");
    }

    /**
     * Cleans one run.
     *
     * @param confounds the run's confounds; null if it has none
     * @return the same regions and frames; coverage as it was
     * @throws InputException if confounds are asked for and there are none, lack a named column, have another number of
     *     rows than the run has frames, or lack a value after the first row; if the high-pass needs a repetition time
     *     that is unknown; if the regressors leave nothing of the run; or if a frame has no value in any region while
     *     others have
     */
    public RegionSeries clean(RegionSeries series, Confounds confounds) {
        if (cleaning.equals(Cleaning.none())) {
            return series;
        }
        requireSomethingInEveryFrame(series);
        RegressorSpace regressors = regressors(series, confounds);
        double[][] cleaned = new double[series.frames()][series.regions().size()];
        for (int r = 0; r < series.regions().size(); r++) {
            double[] signal = series.column(r);
            cleanSignal(signal, regressors);
            for (int f = 0; f < signal.length; f++) {
                cleaned[f][r] = signal[f];
            }
        }
        return series.withValues(cleaned);
    }

    /** A frame without any value would make every region missing; better to say so. */
    private static void requireSomethingInEveryFrame(RegionSeries series) {
        int[] gaps = IntStream.range(0, series.frames())
                .filter(f -> !hasValue(series, f))
                .toArray();
        if (gaps.length > 0 && gaps.length < series.frames()) {
            throw new InputException(
                    series.id(),
                    "frame " + gaps[0] + " (counted from 0) has no value in any region, so no region can be cleaned",
                    "cut the frame out of the run, or do without cleaning");
        }
    }

    private static boolean hasValue(RegionSeries series, int frame) {
        return IntStream.range(0, series.regions().size()).anyMatch(r -> Double.isFinite(series.value(frame, r)));
    }

    private RegressorSpace regressors(RegionSeries series, Confounds confounds) {
        List<double[]> columns = Regressors.of(cleaning, series, confounds);
        for (double[] column : columns) {
            double size = Scaling.size(column);
            if (cleaning.detrend() == Detrend.LINEAR) {
                Scaling.detrend(column);
            }
            Scaling.zscore(column, size);
        }
        RegressorSpace space = new RegressorSpace(columns.toArray(double[][]::new));
        int removed = space.dimension() + (cleaning.detrend() == Detrend.LINEAR ? 2 : 1);
        if (space.dimension() > 0 && removed >= series.frames()) {
            throw new InputException(
                    series.id(),
                    space.dimension() + " independent regressors leave nothing of " + series.frames() + " frames",
                    "take fewer confounds, a lower high-pass cut-off or a longer run");
        }
        return space;
    }

    private void cleanSignal(double[] signal, RegressorSpace regressors) {
        double mean = Scaling.mean(signal);
        if (!Double.isFinite(mean)) {
            Arrays.fill(signal, Double.NaN);
            return;
        }
        double size = Scaling.size(signal);
        if (cleaning.detrend() == Detrend.LINEAR) {
            Scaling.detrend(signal);
        }
        regressors.removeFrom(signal);
        switch (cleaning.standardize()) {
            case NONE -> {}
            case ZSCORE -> Scaling.zscore(signal, size);
            case PERCENT_SIGNAL_CHANGE -> {
                if (cleaning.detrend() == Detrend.LINEAR) {
                    Scaling.add(signal, mean);
                }
                Scaling.percentChange(signal, size);
            }
        }
    }
}
