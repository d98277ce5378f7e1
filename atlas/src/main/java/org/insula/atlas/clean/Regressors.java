package org.insula.atlas.clean;

import java.util.List;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.confounds.ConfoundSelection;
import org.insula.io.InputException;

/** Gathers what is to be regressed out of a run: the chosen confounds, then the cosines of the high-pass. */
final class Regressors {

    /** A confounds column this alike to a cosine is taken for a drift regressor of the user's own. */
    private static final double SAME_COSINE = 0.9;

    private Regressors() {}

    /** The regressors of a run as {@code [column][frame]}, of all frames, neither centred nor scaled. */
    static List<double[]> of(TemporalFilter filter, RegionSeries series, ConfoundSelection selection) {
        List<double[]> columns = selection.columns();
        if (filter.kind() == FilterKind.COSINE) {
            addCosines(columns, filter.highPassHz(), series);
        }
        return columns;
    }

    /**
     * The repetition time of a run in s.
     *
     * @throws InputException if it is unknown
     */
    static double repetitionTime(RegionSeries series, String whatFor) {
        if (!(series.repetitionTime() > 0)) {
            throw new InputException(
                    series.id(),
                    "repetition time unknown, but " + whatFor + " needs it",
                    "state it in the sidecar or on the command line");
        }
        return series.repetitionTime();
    }

    private static void addCosines(List<double[]> columns, double highPassHz, RegionSeries series) {
        double repetitionTime = repetitionTime(series, "a high-pass of " + highPassHz + " Hz");
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
