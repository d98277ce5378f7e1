package org.insula.atlas.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.atlas.confounds.KeptFrames;

/**
 * What {@link SignalCleaner} takes out of one run's series, for models that are fitted to the cleaned series.
 *
 * <p>Cleaning changes the series only. A regressor that overlaps with what was removed must lose the same part, or its
 * effect is estimated too small. It does so when the removed regressors are in the model's design too (Frisch and Waugh
 * 1933), and when it goes through the same filter. Immutable.
 */
public final class RemovedSignals {
    private final KeptFrames kept;
    private final Steps steps;
    private final TemporalFilter filter;
    private final List<double[]> columns;

    RemovedSignals(KeptFrames kept, Steps steps, Cleaning cleaning, List<double[]> regressors) {
        this.kept = kept;
        this.steps = steps;
        this.filter = cleaning.filter();
        this.columns = new ArrayList<>();
        if (cleaning.detrend() == Detrend.LINEAR && !isFiltered()) {
            columns.add(trend(kept.frames()));
        }
        regressors.forEach(regressor -> columns.add(filter(regressor)));
    }

    /** A straight line around 0. */
    private static double[] trend(int frames) {
        double[] trend = new double[frames];
        Arrays.setAll(trend, frame -> (frame - (frames - 1) / 2.0) / frames);
        return trend;
    }

    /**
     * The removed regressors as {@code [column][frame]}: linear trend, confounds, cosines of the high-pass. Fresh copies,
     * neither centred nor scaled; NaN, if anywhere, in scrubbed frames.
     */
    public List<double[]> columns() {
        return columns.stream().map(double[]::clone).toList();
    }

    /** Whether series went through a filter that no regressors stand for (Butterworth). */
    public boolean isFiltered() {
        return filter.kind() == FilterKind.BUTTERWORTH;
    }

    /** Whether such a filter took slow drift out. */
    public boolean isHighPassFiltered() {
        return isFiltered() && filter.highPassHz() > 0;
    }

    /**
     * A regressor [frame] after the trend and the filter of the series, NaN in scrubbed frames; a copy where there is no
     * such filter.
     */
    public double[] filter(double[] regressor) {
        if (!isFiltered()) {
            return regressor.clone();
        }
        double[] closed = steps.filter(steps.open(regressor));
        double[] frames = new double[kept.frames()];
        Arrays.fill(frames, Double.NaN);
        int[] indices = kept.indices();
        for (int k = 0; k < indices.length; k++) {
            frames[indices[k]] = closed[k];
        }
        return frames;
    }
}
