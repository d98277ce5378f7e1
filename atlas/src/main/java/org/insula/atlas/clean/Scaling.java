package org.insula.atlas.clean;

/** Mean, trend and scale of one series over its frames, with nilearn's treatment of the odd cases. */
final class Scaling {

    /** A spread this small beside the series' values is rounding, not signal. */
    private static final double ROUNDING = 1e-12;

    private Scaling() {}

    static double mean(double[] series) {
        double sum = 0;
        for (double value : series) {
            sum += value;
        }
        return sum / series.length;
    }

    /** The standard deviation of two values or more, dividing by n - 1. */
    static double deviation(double[] series) {
        double mean = mean(series);
        double squares = 0;
        for (double value : series) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (series.length - 1));
    }

    /** The largest absolute value. */
    static double size(double[] series) {
        double size = 0;
        for (double value : series) {
            size = Math.max(size, Math.abs(value));
        }
        return size;
    }

    static void add(double[] series, double constant) {
        for (int f = 0; f < series.length; f++) {
            series[f] += constant;
        }
    }

    static void center(double[] series) {
        add(series, -mean(series));
    }

    /** Takes the least-squares line out of two frames or more, mean included. */
    static void detrend(double[] series) {
        int frames = series.length;
        center(series);
        double middle = (frames - 1) / 2.0;
        double along = 0;
        double square = 0;
        for (int f = 0; f < frames; f++) {
            along += (f - middle) * series[f];
            square += (f - middle) * (f - middle);
        }
        double slope = along / square;
        for (int f = 0; f < frames; f++) {
            series[f] -= slope * (f - middle);
        }
    }

    /**
     * Zero mean and unit standard deviation of two frames or more, dividing by n - 1. A series that does not vary beyond
     * the rounding of values of the given size becomes zero.
     */
    static void zscore(double[] series, double size) {
        center(series);
        double squares = 0;
        for (double value : series) {
            squares += value * value;
        }
        double deviation = Math.sqrt(squares / (series.length - 1));
        boolean varies = deviation > ROUNDING * size;
        for (int f = 0; f < series.length; f++) {
            series[f] = varies ? series[f] / deviation : 0;
        }
    }

    /**
     * Percent of the absolute mean, about the mean. A series whose mean is zero to the rounding of values of the given
     * size becomes zero.
     */
    static void percentChange(double[] series, double size) {
        double mean = mean(series);
        boolean meaningful = Math.abs(mean) > ROUNDING * size;
        for (int f = 0; f < series.length; f++) {
            series[f] = meaningful ? 100 * (series[f] - mean) / Math.abs(mean) : 0;
        }
    }
}
