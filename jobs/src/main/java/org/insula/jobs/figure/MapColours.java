package org.insula.jobs.figure;

import java.awt.Color;
import java.awt.Paint;
import org.insula.jobs.report.ColourScale;
import org.jfree.chart.renderer.PaintScale;

/** The report's colour scale, of amounts or of values with a sign; values beyond its ends take the ends' colours, NaN is light grey. */
final class MapColours implements PaintScale {
    static final Color MISSING = new Color(0xdd, 0xdd, 0xdd);

    private final boolean signed;
    private final double low;
    private final double high;

    private MapColours(boolean signed, double low, double high) {
        this.signed = signed;
        this.low = low;
        this.high = high;
    }

    /** Colours of amounts between two values. */
    static MapColours between(double low, double high) {
        return new MapColours(false, low, high);
    }

    /** Colours of values with a sign, as far below 0 as above. */
    static MapColours around0(double high) {
        return new MapColours(true, -high, high);
    }

    @Override
    public double getLowerBound() {
        return low;
    }

    @Override
    public double getUpperBound() {
        return high;
    }

    @Override
    public Paint getPaint(double value) {
        return colour(value);
    }

    Color colour(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        double share = Math.min(1, Math.max(0, (value - low) / (high - low)));
        int[] rgb = signed ? ColourScale.diverging(2 * share - 1) : ColourScale.rgb(share);
        return new Color(rgb[0], rgb[1], rgb[2]);
    }
}
