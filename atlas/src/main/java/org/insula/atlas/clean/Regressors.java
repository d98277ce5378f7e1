package org.insula.atlas.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.bids.Confounds;

/** Gathers what is to be regressed out of a run: the named confounds columns, then the cosines of the high-pass. */
final class Regressors {

    /** A confounds column this alike to a cosine is taken for a drift regressor of the user's own. */
    private static final double SAME_COSINE = 0.9;

    private Regressors() {}

    /** The regressors of a run as {@code [column][frame]}, without missing values, neither centred nor scaled. */
    static List<double[]> of(Cleaning cleaning, RegionSeries series, Confounds confounds) {
        List<double[]> columns = new ArrayList<>();
        if (!cleaning.confounds().isEmpty()) {
            if (confounds == null) {
                throw new InputException(
                        series.id(),
                        "has no confounds file, but " + cleaning.confounds().size()
                                + " confounds are to be regressed out",
                        "add the file or leave the confounds out of the cleaning");
            }
            for (String name : cleaning.confounds()) {
                columns.add(column(confounds, name, series));
            }
        }
        if (cleaning.highPassHz() > 0) {
            addCosines(columns, cleaning.highPassHz(), series);
        }
        return columns;
    }

    private static double[] column(Confounds confounds, String name, RegionSeries series) {
        double[] column = confounds.column(name);
        if (column.length != series.frames()) {
            throw new InputException(
                    confounds.source(),
                    column.length + " rows for the " + series.frames() + " frames of " + series.id(),
                    "give the confounds of this very run");
        }
        fillFirst(column);
        for (int f = 0; f < column.length; f++) {
            if (!Double.isFinite(column[f])) {
                throw new InputException(
                        confounds.source(),
                        "column " + name + " has no value in row " + (f + 1),
                        "only a first row may be n/a; leave the column out or complete it");
            }
        }
        return column;
    }

    /** Derivatives and displacements have no value in their first row: it takes the second's, as in nilearn. */
    private static void fillFirst(double[] column) {
        if (column.length > 1 && Double.isNaN(column[0])) {
            column[0] = column[1];
        }
    }

    private static void addCosines(List<double[]> columns, double highPassHz, RegionSeries series) {
        double repetitionTime = series.repetitionTime();
        if (!(repetitionTime > 0)) {
            throw new InputException(
                    series.id(),
                    String.format(
                            Locale.ROOT, "repetition time unknown, but a high-pass of %s Hz needs it", highPassHz),
                    "state it in the sidecar or on the command line");
        }
        double[][] cosines = CosineDrift.terms(series.frames(), highPassHz, repetitionTime);
        for (double[] cosine : cosines) {
            for (double[] column : columns) {
                if (correlation(cosine, column) > SAME_COSINE) {
                    return;
                }
            }
        }
        columns.addAll(List.of(cosines));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Scaling.mean(a);
        double meanB = Scaling.mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int f = 0; f < a.length; f++) {
            ab += (a[f] - meanA) * (b[f] - meanB);
            aa += (a[f] - meanA) * (a[f] - meanA);
            bb += (b[f] - meanB) * (b[f] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
