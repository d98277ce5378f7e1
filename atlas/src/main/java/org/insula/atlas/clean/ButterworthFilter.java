package org.insula.atlas.clean;

import uk.me.berndporr.iirj.Biquad;
import uk.me.berndporr.iirj.Butterworth;

/**
 * A Butterworth filter run forward and backward, so that it shifts nothing in time, to the values of SciPy's
 * {@code butter} and {@code sosfiltfilt}: the ends are continued by the series turned about its end points, three times
 * as long as the filter's recursion, and both runs start in the state that the first value would have brought about had
 * it stood there for ever (Gustafsson, "Determining the initial states in forward-backward filtering", IEEE
 * Transactions on Signal Processing 1996, discusses the choice).
 */
final class ButterworthFilter {

    private static final int ORDER = 5;

    /**
     * One section of second order: {@code y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''}, where ' is one frame earlier.
     */
    private record Section(double b0, double b1, double b2, double a1, double a2) {

        static Section of(Biquad biquad) {
            double a0 = biquad.getA0();
            return new Section(
                    biquad.getB0() / a0,
                    biquad.getB1() / a0,
                    biquad.getB2() / a0,
                    biquad.getA1() / a0,
                    biquad.getA2() / a0);
        }

        /** What a constant 1 becomes in the long run. */
        double constantGain() {
            return (b0 + b1 + b2) / (1 + a1 + a2);
        }

        /** Filters in place, as if the series had been {@code before} at all earlier times. */
        void filter(double[] series, double before) {
            double steady = before * constantGain();
            double next = steady - b0 * before;
            double afterNext = b2 * before - a2 * steady;
            for (int f = 0; f < series.length; f++) {
                double x = series[f];
                double y = b0 * x + next;
                next = b1 * x - a1 * y + afterNext;
                afterNext = b2 * x - a2 * y;
                series[f] = y;
            }
        }
    }

    private final Section[] sections;
    private final int padding;

    /**
     * Designs a filter.
     *
     * @param filter a high-pass, low-pass or both, below half the sampling rate
     * @param repetitionTime s
     */
    ButterworthFilter(TemporalFilter filter, double repetitionTime) {
        double rate = 1 / repetitionTime;
        double low = filter.highPassHz();
        double high = filter.lowPassHz();
        Butterworth design = new Butterworth();
        if (low > 0 && high > 0) {
            design.bandPass(ORDER, rate, (low + high) / 2, high - low);
        } else if (low > 0) {
            design.highPass(ORDER, rate, low);
        } else {
            design.lowPass(ORDER, rate, high);
        }
        this.sections = new Section[design.getNumBiquads()];
        for (int s = 0; s < sections.length; s++) {
            sections[s] = Section.of(design.getBiquad(s));
        }
        this.padding = 3 * ((low > 0 && high > 0 ? 2 * ORDER : ORDER) + 1);
    }

    /** The fewest frames that can be filtered. */
    int fewestFrames() {
        return padding + 1;
    }

    /** A filtered copy of a series of at least {@link #fewestFrames}. */
    double[] apply(double[] series) {
        double[] padded = padded(series);
        forward(padded);
        reverse(padded);
        forward(padded);
        reverse(padded);
        double[] filtered = new double[series.length];
        System.arraycopy(padded, padding, filtered, 0, series.length);
        return filtered;
    }

    private double[] padded(double[] series) {
        int n = series.length;
        double[] padded = new double[n + 2 * padding];
        System.arraycopy(series, 0, padded, padding, n);
        for (int d = 1; d <= padding; d++) {
            padded[padding - d] = 2 * series[0] - series[d];
            padded[padding + n - 1 + d] = 2 * series[n - 1] - series[n - 1 - d];
        }
        return padded;
    }

    private void forward(double[] series) {
        double before = series[0];
        for (Section section : sections) {
            section.filter(series, before);
            before *= section.constantGain();
        }
    }

    private static void reverse(double[] series) {
        for (int a = 0, b = series.length - 1; a < b; a++, b--) {
            double value = series[a];
            series[a] = series[b];
            series[b] = value;
        }
    }
}
