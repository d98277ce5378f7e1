package org.insula.atlas.clean;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.confounds.ConfoundSelection;
import org.insula.atlas.confounds.KeptFrames;
import org.insula.atlas.confounds.RunConfounds;
import org.insula.io.InputException;

/**
 * Cleans region time series in nilearn's order and to its values:
 *
 * <ol>
 *   <li>the cosines of a cosine high-pass join the confounds, unless one of these correlates above 0.9 with a cosine
 *       and so shows that the user brings drift regressors already;
 *   <li>scrubbed frames are cut out; before a Butterworth filter they are bridged by a cubic spline instead, save those
 *       before the first and after the last kept one;
 *   <li>signals and confounds are detrended;
 *   <li>signals and confounds are filtered, and bridged frames cut out;
 *   <li>confounds are z-scored and regressed out;
 *   <li>the signals are standardised; percent signal change refers to the mean before detrending and filtering.
 * </ol>
 *
 * <p>A region with a missing value in any frame kept is NaN in every frame afterwards, since no trend or filter can be
 * computed across the gap; where nothing is to be done everything stays as it is. Immutable; may be shared between
 * threads.
 */
public final class SignalCleaner {

    /** Standard deviations that a mean is at least of, for percent of it to mean anything; of BOLD it is 10 or more. */
    private static final double LEAST_MEAN = 0.5;

    private final Cleaning cleaning;

    /** Cleans as told. */
    public SignalCleaner(Cleaning cleaning) {
        this.cleaning = Objects.requireNonNull(cleaning, "cleaning");
    }

    /**
     * Cleans one run.
     *
     * @return the same regions, coverage as it was; scrubbed frames as {@link Cleaning#scrubbed()} has it
     * @throws InputException if the confounds do not give what the strategy asks for: see
     *     {@link org.insula.atlas.confounds.ConfoundStrategy#select}; if a filter needs a repetition time that is
     *     unknown, has a cut-off beyond what the repetition time lets through, or needs a longer run; if the run has
     *     fewer than two frames or fewer than two are kept; if the regressors leave nothing of the run; if a kept frame has no value in any region
     *     while others have; or if percent signal change is asked for and the mean of a region is less than half of its
     *     standard deviation
     */
    public RegionSeries clean(RegionSeries series, RunConfounds confounds) {
        ConfoundSelection selection = cleaning.strategy().select(confounds, series.id(), series.frames());
        KeptFrames kept = selection.kept();
        if (cleaning.equals(Cleaning.none().with(cleaning.scrubbed())) && kept.isAll()) {
            return series;
        }
        requireFrames(series, kept);
        Steps steps = new Steps(cleaning, series, kept);
        RegressorSpace regressors = regressors(series, selection, steps);
        double[][] columns = new double[series.regions().size()][];
        for (int r = 0; r < columns.length; r++) {
            if (cleaning.standardize() == Standardize.PERCENT_SIGNAL_CHANGE) {
                requireMean(series, r, kept);
            }
            columns[r] = cleanSignal(series.column(r), kept, steps, regressors);
        }
        return series.withValues(rows(columns, kept));
    }

    /**
     * What {@link #clean} takes out of a run.
     *
     * @param series the run before or after cleaning: only its frames and its repetition time count
     * @throws InputException as {@link #clean}, if the confounds do not give what the strategy asks for, or a filter does
     *     not suit the run
     */
    public RemovedSignals removed(RegionSeries series, RunConfounds confounds) {
        ConfoundSelection selection = cleaning.strategy().select(confounds, series.id(), series.frames());
        Steps steps = new Steps(cleaning, series, selection.kept());
        List<double[]> regressors = Regressors.of(cleaning.filter(), series, selection);
        return new RemovedSignals(selection.kept(), steps, cleaning, regressors);
    }

    private static void requireFrames(RegionSeries series, KeptFrames kept) {
        if (kept.count() < 2) {
            throw kept.isAll()
                    ? new InputException(
                            series.id(),
                            "has one frame, which has neither a trend nor a spread to clean by",
                            "give a run of several frames, or do without cleaning")
                    : new InputException(
                            series.id(),
                            "scrubbing leaves " + kept.count() + " of " + series.frames() + " frames",
                            "leave the run out, or scrub less");
        }
        int[] gaps =
                Arrays.stream(kept.indices()).filter(f -> !series.hasValue(f)).toArray();
        // A run without any value has been refused before; a frame without any would make every region missing.
        if (gaps.length > 0 && gaps.length < kept.count()) {
            throw new InputException(
                    series.id(),
                    "frame " + gaps[0] + " (counted from 0) has no value in any region, so no region can be cleaned",
                    "scrub the frame, or do without cleaning");
        }
    }

    /** Percent of next to nothing is no measure of change: values would run into millions. */
    private static void requireMean(RegionSeries series, int region, KeptFrames kept) {
        double[] values = kept.of(series.column(region));
        double mean = Scaling.mean(values);
        double deviation = Scaling.deviation(values);
        if (Math.abs(mean) < LEAST_MEAN * deviation) {
            throw new InputException(
                    series.id(),
                    String.format(
                            Locale.ROOT,
                            "percentSignalChange refers to the mean over frames, which in region %s is %.3g beside a"
                                    + " standard deviation of %.3g",
                            series.regions().get(region).name(),
                            mean,
                            deviation),
                    "the series seem to be without their mean already; use standardize: zscore or none");
        }
    }

    private RegressorSpace regressors(RegionSeries series, ConfoundSelection selection, Steps steps) {
        List<double[]> columns = Regressors.of(cleaning.filter(), series, selection);
        double[][] cleaned = new double[columns.size()][];
        for (int c = 0; c < cleaned.length; c++) {
            double[] opened = steps.open(columns.get(c));
            double size = Scaling.size(opened);
            cleaned[c] = steps.filter(opened);
            Scaling.zscore(cleaned[c], size);
        }
        RegressorSpace space = new RegressorSpace(cleaned);
        int frames = selection.kept().count();
        int removed = space.dimension() + (cleaning.detrend() == Detrend.LINEAR ? 2 : 1);
        if (space.dimension() > 0 && removed >= frames) {
            throw new InputException(
                    series.id(),
                    space.dimension() + " independent regressors leave nothing of " + frames + " frames",
                    "take fewer confounds, a lower high-pass cut-off or a longer run");
        }
        return space;
    }

    private double[] cleanSignal(double[] signal, KeptFrames kept, Steps steps, RegressorSpace regressors) {
        if (!Double.isFinite(Scaling.mean(kept.of(signal)))) {
            double[] missing = new double[kept.count()];
            Arrays.fill(missing, Double.NaN);
            return missing;
        }
        double[] opened = steps.open(signal);
        double mean = Scaling.mean(opened);
        double size = Scaling.size(opened);
        double[] cleaned = steps.filter(opened);
        regressors.removeFrom(cleaned);
        switch (cleaning.standardize()) {
            case NONE -> {}
            case ZSCORE -> Scaling.zscore(cleaned, size);
            case PERCENT_SIGNAL_CHANGE -> {
                if (cleaning.detrend() == Detrend.LINEAR || steps.filterTakesMean()) {
                    Scaling.add(cleaned, mean);
                }
                Scaling.percentChange(cleaned, size);
            }
        }
        return cleaned;
    }

    private double[][] rows(double[][] columns, KeptFrames kept) {
        int[] indices = kept.indices();
        boolean gaps = cleaning.scrubbed() == ScrubbedFrames.MISSING;
        double[][] rows = new double[gaps ? kept.frames() : indices.length][columns.length];
        if (gaps) {
            Arrays.stream(rows).forEach(row -> Arrays.fill(row, Double.NaN));
        }
        for (int k = 0; k < indices.length; k++) {
            double[] row = rows[gaps ? indices[k] : k];
            for (int r = 0; r < columns.length; r++) {
                row[r] = columns[r][k];
            }
        }
        return rows;
    }
}
